package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is configured of identity providers, and what holds when one is away.
@RealServers
class SsoTest {
    private final People people;
    private final Database database;

    @Inject
    SsoTest(People people, Database database) {
        this.people = people;
        this.database = database;
    }

    /// Nobody answers there.
    private static String document(Tenant tenancy) {
        return "{'issuer': 'http://127.0.0.1:1/" + tenancy.key() + "', 'clientId': 'guidon',"
                + " 'clientSecret': 'client secret', 'rules': [{'claim': 'groups', 'value': 'x', 'policies': ['viewer']}]}";
    }

    @Test
    void aProviderIsKeptWithoutShowingItsSecret() throws SQLException {
        Tenant tenancy = Tenant.found();
        String key = tenancy.key() + "-idp";

        tenancy.trust(key, document(tenancy))
                .then()
                .statusCode(200)
                .body("hasClientSecret", equalTo(true))
                .body("audiences[0]", equalTo("guidon"))
                .body("rules[0].claim", equalTo("groups"))
                .body(not(containsString("client secret")));

        Api.administrator().get(tenancy.path() + "/sso").then().statusCode(200).body("items[0].key", equalTo(key));
        Assertions.assertThat(database.strings("select row_to_json(p)::text from identity_provider p union all"
                        + " select row_to_json(a)::text from audit_entry a where resource like 'sso/%'"))
                .noneMatch(row -> row.contains("client secret"));
        tenancy.trust(key, document(tenancy).replace("'clientSecret': 'client secret',", ""))
                .then()
                .statusCode(200)
                .body("hasClientSecret", equalTo(true));
        Api.administrator().delete(tenancy.path() + "/sso/" + key).then().statusCode(204);
        Api.administrator().get(tenancy.path() + "/sso/" + key).then().statusCode(404);
    }

    @Test
    void anotherOrganizationsProviderIsNeitherSeenNorTaken() {
        Tenant tenancy = Tenant.found();
        Tenant other = Tenant.found();
        String key = tenancy.key() + "-idp";
        tenancy.trust(key, document(tenancy)).then().statusCode(200);

        other.trust(key, document(other)).then().statusCode(409);
        other.trust(other.key() + "-idp", document(tenancy)).then().statusCode(409);
        Api.administrator().get(other.path() + "/sso/" + key).then().statusCode(404);
    }

    @Test
    void inNoOrganizationThereIsNothingToTrustOrToInvite() {
        Tenant nowhere = new Tenant("nowhere", "nowhere-web");

        nowhere.trust("nowhere-idp", document(nowhere)).then().statusCode(404);
        nowhere.invite("ada@example.org", "viewer").then().statusCode(404);
        Api.administrator().get(nowhere.path() + "/sso").then().statusCode(404);
        Api.administrator().get(nowhere.path() + "/invitations").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'issuer': 'ftp://x', 'clientId': 'c'}",
                "{'issuer': 'https://user@x.example', 'clientId': 'c'}",
                "{'issuer': 'https://x.example', 'clientId': 'c', 'rules': [{'claim': 'groups', 'policies': ['viewer']}]}",
                "{'issuer': 'https://x.example', 'clientId': 'c', 'rules': [{'claim': 'groups', 'value': 'v'}]}",
                "{'issuer': 'https://x.example', 'clientId': 'c', 'rules': [{'policies': ['emperor']}]}"
            })
    void whatIsNoneIsExplained(String document) {
        Tenant tenancy = Tenant.found();

        tenancy.trust(tenancy.key() + "-idp", document).then().statusCode(422).body("code", equalTo("invalid"));
    }

    @Test
    void whenTheProviderIsAwayItsPeopleAreToldSoAndPasswordsGoOnWorking() {
        Tenant tenancy = Tenant.found();
        String key = tenancy.key() + "-idp";
        tenancy.trust(key, document(tenancy)).then().statusCode(200);
        String claims = "{\"iss\": \"http://127.0.0.1:1/" + tenancy.key() + "\", \"sub\": \"x\"}";
        String token = base64("{\"alg\": \"RS256\", \"kid\": \"k\"}") + "." + base64(claims) + ".c2ln";

        given().redirects()
                .follow(false)
                .get("/api/v1/login/oidc/" + key)
                .then()
                .statusCode(503)
                .body("detail", not(containsString("127.0.0.1")));
        People.bearer(token).get(tenancy.path()).then().statusCode(503);
        people.join().login();
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nobodyIsSentBackToWhereTheyDidNotComeFrom() {
        Tenant tenancy = Tenant.found();
        String key = tenancy.key() + "-idp";
        tenancy.trust(key, document(tenancy)).then().statusCode(200);

        for (String returnTo : new String[] {
            "https://evil.example/", "http://127.0.0.1.evil.example/", "//evil.example", "javascript:alert(1)"
        }) {
            given().redirects()
                    .follow(false)
                    .queryParam("returnTo", returnTo)
                    .queryParam("challenge", "x".repeat(43))
                    .get("/api/v1/login/oidc/" + key)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("returnTo"));
        }
        given().get("/api/v1/login/oidc/nobody").then().statusCode(404);
        given().get("/api/v1/login/oidc/" + key + "/callback?state=x&code=y")
                .then()
                .statusCode(401);
        given().get("/api/v1/login/oidc/" + key + "/callback?error=access_denied")
                .then()
                .statusCode(401);
    }
}
