package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.guidon.flag.People.Person;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@RealServers
class InvitationTest {
    private final People people;
    private final Database database;

    @Inject
    InvitationTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    private static Response accept(String token, String password) {
        return People.anonymous("{'token': '" + token + "', 'name': 'Ada', 'password': '" + password + "'}")
                .post("/api/v1/login/invitation/accept");
    }

    private static Response look(String token) {
        return People.anonymous("{'token': '" + token + "'}").post("/api/v1/login/invitation");
    }

    /// Somebody new in an organization; an access token.
    private static String join(Tenant tenancy, String email, String policy) {
        return accept(tenancy.invited(email, policy), People.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    @Test
    void theAdministratorInvitesTheFirstOwnerWhoRunsTheOrganizationThen() {
        Tenant tenancy = Tenant.found();
        String token = tenancy.invited("owner@" + tenancy.key() + ".example", "owner");

        look(token)
                .then()
                .statusCode(200)
                .body("organization", equalTo(tenancy.key()))
                .body("hasAccount", equalTo(false));
        String owner =
                accept(token, People.PASSWORD).then().statusCode(200).extract().path("accessToken");

        People.bearer(owner).get(tenancy.path()).then().statusCode(200);
        People.bearer(owner)
                .body("{\"email\": \"second@" + tenancy.key() + ".example\", \"policies\": [\"developer\"]}")
                .post(tenancy.path() + "/invitations")
                .then()
                .statusCode(201)
                .body("invitation.invitedBy", equalTo("user:owner@" + tenancy.key() + ".example"));
        People.bearer(owner).get(Tenant.found().path()).then().statusCode(404);
        People.bearer(owner).get("/api/v1/users").then().statusCode(403);
    }

    @Test
    void anInvitationIsGoodOnce() {
        Tenant tenancy = Tenant.found();
        String token = tenancy.invited("ada@" + tenancy.key() + ".example", "viewer");
        accept(token, "short").then().statusCode(422).body("violations[0].field", equalTo("/password"));
        accept(token, People.PASSWORD).then().statusCode(200);

        accept(token, People.PASSWORD).then().statusCode(409).body("code", equalTo("token_not_usable"));
        look(token).then().statusCode(409);
    }

    @Test
    void onlyTheNewestToAnAddressIsGood() {
        Tenant tenancy = Tenant.found();
        String first = tenancy.invited("ada@" + tenancy.key() + ".example", "viewer");
        String second = tenancy.invited("ada@" + tenancy.key() + ".example", "analyst");

        accept(first, People.PASSWORD).then().statusCode(409);
        accept(second, People.PASSWORD).then().statusCode(200);
    }

    @Test
    void whoHasAnAccountProvesItAndIsAMemberOfBoth() {
        Person ada = people.join();
        Tenant tenancy = Tenant.found();
        String token = tenancy.invited(ada.email(), "viewer");

        look(token).then().body("hasAccount", equalTo(true));
        accept(token, "the inviter guesses").then().statusCode(401);
        String access =
                accept(token, People.PASSWORD).then().statusCode(200).extract().path("accessToken");

        People.bearer(access).get(tenancy.path()).then().statusCode(200);
        People.bearer(access).get("/api/v1/account").then().body("id", equalTo(ada.id()));
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        Tenant tenancy = Tenant.found();
        String admin = join(tenancy, "admin@" + tenancy.key() + ".example", "admin");

        People.bearer(admin)
                .body("{\"email\": \"crony@example.org\", \"policies\": [\"owner\"]}")
                .post(tenancy.path() + "/invitations")
                .then()
                .statusCode(403);
        String viewer = join(tenancy, "viewer@" + tenancy.key() + ".example", "viewer");
        People.bearer(viewer)
                .body("{\"email\": \"crony@example.org\", \"policies\": [\"viewer\"]}")
                .post(tenancy.path() + "/invitations")
                .then()
                .statusCode(403);
    }

    @Test
    void anInvitationIsListedWithoutItsTokenAndTakenBack() {
        Tenant tenancy = Tenant.found();
        Response invited = tenancy.invite("ada@example.org", "viewer");
        String token = invited.path("token");

        Api.administrator()
                .get(tenancy.path() + "/invitations")
                .then()
                .statusCode(200)
                .body("items[0].email", equalTo("ada@example.org"))
                .body(not(containsString(token)));
        Api.administrator()
                .delete(tenancy.path() + "/invitations/" + invited.path("invitation.id"))
                .then()
                .statusCode(204);

        accept(token, People.PASSWORD).then().statusCode(409);
    }

    @Test
    void anInvitationExpires() throws SQLException {
        Tenant tenancy = Tenant.found();
        String token = tenancy.invited("ada@example.org", "viewer");
        database.execute("update invitation set expires_at = now() where organization_key = '" + tenancy.key() + "'");

        accept(token, People.PASSWORD).then().statusCode(409);
    }

    @Test
    void whatThereIsNotCannotBePromised() {
        Tenant tenancy = Tenant.found();

        tenancy.invite("ada@example.org", "emperor").then().statusCode(422);
        Api.administrator()
                .body("{\"email\": \"no address\", \"groups\": [\"none\"]}")
                .post(tenancy.path() + "/invitations")
                .then()
                .statusCode(422);
    }

    @Test
    void allOfItStandsInTheOrganizationsAuditTrailWithoutATokenOrAPassword() throws SQLException {
        Tenant tenancy = Tenant.found();
        String token = tenancy.invited("ada@" + tenancy.key() + ".example", "viewer");
        accept(token, People.PASSWORD).then().statusCode(200);

        var actions =
                database.strings("select action from audit_entry where organization_key = '" + tenancy.key() + "'");
        var rows = database.strings(
                "select row_to_json(a)::text from audit_entry a where organization_key = '" + tenancy.key() + "'");

        assertThat(actions).contains("invitation.created", "member.added", "session.opened");
        assertThat(rows).noneMatch(row -> row.contains(token) || row.contains(People.PASSWORD));
    }
}
