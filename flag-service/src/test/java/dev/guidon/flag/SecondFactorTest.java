package dev.guidon.flag;

import static dev.guidon.flag.People.anonymous;
import static dev.guidon.flag.People.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.guidon.flag.People.Person;
import dev.guidon.flag.factor.Authenticator;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Logging in with a password and something that one has.
@RealServers
class SecondFactorTest {
    private static final String OWN = "/api/v1/account/second-factor";
    private final People people;
    private final Database database;
    private Person person;

    @Inject
    SecondFactorTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    /// Far from the end of a step, so that a code is good as long as a test takes.
    @BeforeEach
    void join() {
        person = people.join();
        await().atMost(Duration.ofSeconds(12)).until(() -> Instant.now().getEpochSecond() % 30 < 22);
    }

    private record Enrolled(Authenticator phone, List<String> recovery, String token) {}

    private static ValidatableResponse post(String token, String path, String field, String value) {
        return bearer(token)
                .body("{\"" + field + "\": \"" + value + "\"}")
                .post(OWN + path)
                .then();
    }

    private static Authenticator begin(String token) {
        String key = post(token, "", "password", People.PASSWORD)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("uri", startsWith("otpauth://totp/Guidon%3Aperson"))
                .extract()
                .path("secret");
        return new Authenticator(key);
    }

    private Enrolled enrol() {
        String token = person.login().getString("accessToken");
        Authenticator phone = begin(token);
        List<String> recovery = post(token, "/confirm", "code", phone.code(-1))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("recoveryCodes");
        return new Enrolled(phone, recovery, token);
    }

    private ValidatableResponse login(String code) {
        return anonymous("{'email': '" + person.email() + "', 'password': '" + People.PASSWORD + "', 'code': '" + code
                        + "'}")
                .post("/api/v1/login")
                .then();
    }

    private ValidatableResponse loginWithout() {
        return person.login(People.PASSWORD).then();
    }

    @Test
    void onceItIsConfirmedLoggingInTakesACode() {
        String token = person.login().getString("accessToken");
        Authenticator phone = begin(token);
        loginWithout().statusCode(200);

        post(token, "/confirm", "code", phone.code(-1)).statusCode(200).body("recoveryCodes", hasSize(10));

        loginWithout().statusCode(409).body("code", equalTo("second_factor_required"));
        login(phone.code(0)).statusCode(200);
        bearer(token)
                .get(OWN)
                .then()
                .body("active", equalTo(true))
                .body("recoveryCodesLeft", equalTo(10))
                .body("demandedBy", empty());
    }

    @Test
    void aCodeIsTakenOnce() {
        Enrolled enrolled = enrol();

        login(enrolled.phone().code(-1)).statusCode(401);
        login(enrolled.phone().code(0)).statusCode(200);
        login(enrolled.phone().code(0)).statusCode(401).body("code", equalTo("unauthenticated"));
        login(enrolled.phone().code(1)).statusCode(200);
        login(enrolled.phone().code(0)).statusCode(401);
    }

    @Test
    void aRecoveryCodeIsGoodForOneLogin() {
        Enrolled enrolled = enrol();
        String code = enrolled.recovery().get(4);

        login(code.toUpperCase(Locale.ROOT)).statusCode(200);
        login(code).statusCode(401);

        bearer(enrolled.token()).get(OWN).then().body("recoveryCodesLeft", equalTo(9));
        List<String> renewed = post(
                        enrolled.token(),
                        "/recovery-codes",
                        "code",
                        enrolled.recovery().get(0))
                .statusCode(200)
                .extract()
                .path("recoveryCodes");
        login(enrolled.recovery().get(1)).statusCode(401);
        login(renewed.getFirst()).statusCode(200);
    }

    @Test
    void wrongCodesCountLikeWrongPasswordsAndAMissingOneDoesNot() {
        Enrolled enrolled = enrol();
        for (int i = 0; i < 8; i++) {
            loginWithout().statusCode(409);
        }
        for (int i = 0; i < 4; i++) {
            login("00000" + i).statusCode(401);
            loginWithout().statusCode(409);
        }

        login("000009").statusCode(401);

        login(enrolled.phone().code(0)).statusCode(429).body("code", equalTo("too_many_requests"));
    }

    @Test
    void whoHoldsASessionAloneChangesNothing() {
        String token = person.login().getString("accessToken");

        post(token, "", "password", "another password").statusCode(401);
        post(token, "/confirm", "code", "000000").statusCode(409).body("code", equalTo("second_factor_missing"));
        Authenticator phone = begin(token);
        post(token, "/confirm", "code", "000000").statusCode(401);
        loginWithout().statusCode(200);
        post(token, "/confirm", "code", phone.code(0)).statusCode(200);
        post(token, "", "password", People.PASSWORD).statusCode(409).body("code", equalTo("second_factor_active"));
        post(token, "/end", "code", "000000").statusCode(401);
        loginWithout().statusCode(409);
        post(token, "/end", "code", phone.code(1)).statusCode(204);
        loginWithout().statusCode(200);
    }

    @Test
    void anAdministratorHelpsWhoeverLostEverything() {
        enrol();

        Api.administrator()
                .delete("/api/v1/users/" + person.id() + "/second-factor?comment=lost+the+phone")
                .then()
                .statusCode(204);

        loginWithout().statusCode(200);
    }

    @Test
    void anOrganizationThatDemandsOneKnowsNobodyWithoutIt() {
        Tenant tenant = Tenant.found();
        tenant.member(person.email(), "owner").then().statusCode(200);
        String weak = person.login().getString("accessToken");
        bearer(weak).get(tenant.path()).then().statusCode(200);

        demand(weak, tenant).statusCode(409).body("code", equalTo("second_factor_required"));
        demand(Api.TOKEN, tenant).statusCode(200).body("demandsSecondFactor", equalTo(true));

        bearer(weak).get(tenant.path()).then().statusCode(404);
        bearer(weak).get(tenant.flag()).then().statusCode(404);
        bearer(weak).get(OWN).then().body("demandedBy", contains(tenant.key()));
        Authenticator phone = begin(weak);
        post(weak, "/confirm", "code", phone.code(-1)).statusCode(200);
        bearer(weak).get(tenant.path()).then().statusCode(200);
        String strong = login(phone.code(0)).statusCode(200).extract().path("accessToken");
        bearer(strong).get(tenant.flag()).then().statusCode(200);
        demand(strong, tenant).statusCode(200);
        Api.administrator()
                .get("/api/v1/audit?organization=" + tenant.key())
                .then()
                .body("items.action", hasItems("organization.second_factor_changed", "user.second_factor_added"));
    }

    private static ValidatableResponse demand(String token, Tenant tenant) {
        return bearer(token)
                .body("{\"demanded\": true}")
                .put(tenant.path() + "/second-factor")
                .then();
    }

    @Test
    void anInvitationIsNoWayAround() {
        Tenant tenant = Tenant.found();
        Enrolled enrolled = enrol();
        String invitation = tenant.invited(person.email(), "viewer");
        String accept = "{'token': '" + invitation + "', 'password': '" + People.PASSWORD + "'%s}";

        anonymous(accept.formatted(""))
                .post("/api/v1/login/invitation/accept")
                .then()
                .statusCode(409)
                .body("code", equalTo("second_factor_required"));
        anonymous(accept.formatted(", 'code': '" + enrolled.phone().code(0) + "'"))
                .post("/api/v1/login/invitation/accept")
                .then()
                .statusCode(200);
    }

    @Test
    void nothingOfItIsKeptInClear() throws SQLException {
        Enrolled enrolled = enrol();

        List<String> kept = database.strings("select sealed_key || ' ' || array_to_string(recovery_hashes, ' ')"
                + " from second_factor where user_id = '" + person.id() + "'");

        assertThat(kept).hasSize(1);
        enrolled.recovery().forEach(code -> assertThat(kept.getFirst()).doesNotContain(code, code.replace("-", "")));
    }
}
