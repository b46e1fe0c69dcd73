package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.kit.identity.Sha256;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Against a real identity provider. All tests share one organization, whose people it knows.
@RealServers
@Tag("keycloak")
class KeycloakTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static @Nullable Keycloak running;
    private static @Nullable Tenant shared;

    @TestHTTPResource
    URI service;

    @BeforeAll
    static void start() {
        running = Keycloak.start();
    }

    @AfterAll
    static void stop() {
        keycloak().close();
    }

    private static Keycloak keycloak() {
        return Objects.requireNonNull(running);
    }

    private static Tenant corp() {
        return Objects.requireNonNull(shared);
    }

    @BeforeEach
    void trust() {
        if (shared == null) {
            shared = Tenant.found();
            corp().trust("corp", """
                    {'issuer': '%s', 'clientId': 'guidon', 'clientSecret': 'guidon-client-secret', 'rules': [
                      {'claim': '/realm_access/roles', 'value': 'flag-admin', 'policies': ['admin']},
                      {'claim': '/realm_access/roles', 'value': 'flag-viewer', 'policies': ['viewer']}]}""".formatted(keycloak().issuer("guidon")))
                    .then()
                    .statusCode(200);
        }
    }

    private static Response read(String token) {
        return People.bearer(token).get(corp().path());
    }

    private static Response write(String token) {
        return People.bearer(token)
                .body("{\"email\": \"new@corp.example\", \"policies\": [\"viewer\"]}")
                .post(corp().path() + "/invitations");
    }

    private static Response member(String email) {
        return Api.administrator().get(corp().path() + "/members/" + email);
    }

    @Test
    void rolesThereAreMappedToPoliciesHere() {
        String ada = keycloak().token("ada");
        String bob = keycloak().token("bob");

        read(ada).then().statusCode(200);
        write(ada).then().statusCode(201);
        read(bob).then().statusCode(200);
        write(bob).then().statusCode(403);
        member("ada@corp.example").then().statusCode(200).body("policies[0]", equalTo("admin"));
    }

    @Test
    void whoHasNoMappedRoleIsNoMember() {
        read(keycloak().token("eve")).then().statusCode(403).body("detail", containsString("no member"));

        member("eve@corp.example").then().statusCode(404);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        read(keycloak().token("guidon", "other", "ada")).then().statusCode(401);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        read(keycloak().token("elsewhere", "guidon", "ada")).then().statusCode(401);
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] parts = keycloak().token("ada").split("\\.");
        String[] other = keycloak().token("bob").split("\\.");

        read(parts[0] + "." + parts[1] + "." + other[2]).then().statusCode(401);
    }

    @Test
    void aTokenThatHasExpiredIsRefused() {
        String token = keycloak().token("guidon", "hurried", "ada");

        await().atMost(PATIENCE).until(() -> read(token).statusCode() == 401);
    }

    @Test
    void whoLosesTheRoleThereLosesItHere() {
        String before = keycloak().token("carol");
        write(before).then().statusCode(201);

        keycloak().takeRole("carol", "flag-admin");

        read(keycloak().token("carol")).then().statusCode(403);
        member("carol@corp.example").then().statusCode(404);
    }

    @Test
    void aNewKeyThereIsTrustedWithinSeconds() {
        String before = keycloak().token("bob");
        read(before).then().statusCode(200);

        keycloak().rotateKeys();

        String after = keycloak().token("bob");
        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        await().atMost(Duration.ofSeconds(10)).until(() -> read(after).statusCode() == 200);
        read(before).then().statusCode(200);
    }

    private static String keyOf(String token) {
        return new JsonPath(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8))
                .getString("kid");
    }

    @Test
    void theProviderIsBelievedInItsOwnOrganizationOnly() {
        Tenant other = Tenant.found();
        other.invited("dan@corp.example", "admin");
        Api.administrator()
                .body("{\"policies\": [\"admin\"]}")
                .put(other.path() + "/members/dan@corp.example")
                .then()
                .statusCode(200);
        String dan = keycloak().token("dan");

        read(dan).then().statusCode(200);
        People.bearer(dan).get(other.path()).then().statusCode(404);
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedIsNobodys() {
        Api.administrator()
                .body("{\"policies\": [\"owner\"]}")
                .put(corp().path() + "/members/owner@corp.example")
                .then()
                .statusCode(200);

        read(keycloak().token("mallory")).then().statusCode(403);
    }

    @Test
    void disablingSomebodyHereHoldsAtOnce() {
        String bob = keycloak().token("bob");
        read(bob).then().statusCode(200);
        String id = Api.administrator()
                .get("/api/v1/users?limit=200")
                .then()
                .extract()
                .path("items.find { it.email == 'bob@corp.example' }.id");

        Api.administrator().post("/api/v1/users/" + id + "/disable").then().statusCode(200);

        read(bob).then().statusCode(403);
        Api.administrator().post("/api/v1/users/" + id + "/enable").then().statusCode(200);
        read(bob).then().statusCode(200);
    }

    @Test
    void aBrowserLogsInAndGetsASession() {
        try (Browser browser = new Browser()) {
            URI begun = Browser.location(browser.get(service.resolve("/api/v1/login/oidc/corp")));

            HttpResponse<String> answer = browser.get(browser.logIn(begun, "ada"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String token = JsonPath.from(answer.body()).getString("accessToken");
            People.bearer(token)
                    .get("/api/v1/account")
                    .then()
                    .statusCode(200)
                    .body("email", equalTo("ada@corp.example"));
            People.bearer(token).get("/api/v1/account/sessions").then().body("items[0].provider", equalTo("corp"));
            read(token).then().statusCode(200);
        }
    }

    @Test
    void aBrowserThatDidNotBeginTheLoginCannotEndIt() {
        try (Browser browser = new Browser();
                Browser victim = new Browser()) {
            URI begun = Browser.location(browser.get(service.resolve("/api/v1/login/oidc/corp")));
            URI callback = browser.logIn(begun, "ada");

            assertThat(victim.get(callback).statusCode()).isEqualTo(401);
            assertThat(browser.get(callback).statusCode()).isEqualTo(200);
            assertThat(browser.get(callback).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aProgramGetsTheTokensOfTheUserWhomItSent() {
        String verifier = "a verifier that the program keeps to itself until the end";
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
        URI start =
                service.resolve("/api/v1/login/oidc/corp?returnTo=http://127.0.0.1:4711/done&challenge=" + challenge);
        try (Browser browser = new Browser()) {
            URI callback = browser.logIn(Browser.location(browser.get(start)), "ada");
            URI back = Browser.location(browser.get(callback));
            String code = back.getQuery().replace("code=", "");

            assertThat(back.toString()).startsWith("http://127.0.0.1:4711/done?code=");
            exchange(code, "another verifier").then().statusCode(401);
            Response tokens = exchange(code, verifier);
            tokens.then().statusCode(200).body("user.email", equalTo("ada@corp.example"));
            exchange(code, verifier).then().statusCode(401);
            People.refresh(tokens.path("refreshToken")).then().statusCode(200);
        }
    }

    private static Response exchange(String code, String verifier) {
        return given().contentType("application/json")
                .body("{\"code\": \"" + code + "\", \"verifier\": \"" + verifier + "\"}")
                .post("/api/v1/login/oidc/exchange");
    }
}
