package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People who are members of organizations, and their personal tokens.
@RealServers
class PeopleTest {
    private final Database database;
    private Tenant tenant;
    private String ada;

    @Inject
    PeopleTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void found() {
        tenant = Tenant.found();
        ada = "ada@" + tenant.key() + ".example.org";
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private RequestSpecification ada() {
        return by("person:" + ada);
    }

    private void group(String... members) {
        Api.administrator()
                .body("{\"policies\": [\"developer\"], \"members\": " + Tenant.quoted(members) + "}")
                .put(tenant.path() + "/groups/crew")
                .then()
                .statusCode(200);
    }

    @Test
    void whoeverIsNoMemberSeesNothing() {
        ada().get(tenant.flag()).then().statusCode(404).body("code", equalTo("project_not_found"));
        ada().get(Api.BASE).then().statusCode(200).body("items", empty());
        ada().get("/api/v1/organizations").then().body("items", empty());
    }

    @Test
    void aMemberHasThePoliciesOfItsGroupsToo() {
        tenant.member(ada, "viewer").then().statusCode(200);
        ada().header("If-Match", "\"1\"")
                .body(Scene.configuration("on").replace('\'', '"'))
                .put(tenant.flag())
                .then()
                .statusCode(403);

        group(ada);
        ada().header("If-Match", "\"1\"")
                .body(Scene.configuration("on").replace('\'', '"'))
                .put(tenant.flag())
                .then()
                .statusCode(200);
        ada().get(tenant.flag() + "/versions").then().body("items[0].changedBy", equalTo("user:" + ada));

        group();
        ada().get(tenant.flag()).then().statusCode(200);
        ada().post(Api.BASE + "/" + tenant.project() + "/flags/checkout/archive")
                .then()
                .statusCode(403);
    }

    @Test
    void somebodyMayBelongToSeveralOrganizations() {
        Tenant second = Tenant.found();
        tenant.member(ada, "viewer").then().statusCode(200);
        second.member(ada, "admin").then().statusCode(200);

        ada().get("/api/v1/organizations").then().body("items.key", containsInAnyOrder(tenant.key(), second.key()));
        ada().get(Api.BASE).then().body("items.key", containsInAnyOrder(tenant.project(), second.project()));
        ada().get(tenant.path() + "/tokens").then().statusCode(403);
        ada().get(second.path() + "/tokens").then().statusCode(200);
    }

    @Test
    void whoeverLeavesIsGoneFromGroupsAndTheirTokensStop() {
        tenant.member(ada, "developer").then().statusCode(200);
        group(ada);
        String token = ada().body("{\"name\": \"laptop\"}")
                .post(tenant.path() + "/personal-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        by(token).get(tenant.flag()).then().statusCode(200);

        Api.administrator().delete(tenant.path() + "/members/" + ada).then().statusCode(204);

        by(token).get(tenant.flag()).then().statusCode(401);
        ada().get(tenant.flag()).then().statusCode(404);
        Api.administrator().get(tenant.path() + "/groups/crew").then().body("members", empty());
    }

    @Test
    void aPersonalTokenActsInTheNameOfItsOwnerAndMayBeLimited() {
        tenant.member(ada, "admin").then().statusCode(200);
        String token = ada().body("{\"name\": \"laptop\", \"policies\": [\"viewer\"]}")
                .post(tenant.path() + "/personal-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        by(token).get(tenant.flag()).then().statusCode(200);
        by(token).get(tenant.path() + "/tokens").then().statusCode(403);
        by(token).get(tenant.path() + "/personal-tokens").then().body("items.name", contains("laptop"));
        by(token).get(Api.BASE).then().body("items.key", contains(tenant.project()));
        Api.administrator()
                .get("/api/v1/audit?limit=1&organization=" + tenant.key())
                .then()
                .body("items[0].action", equalTo("access.refused"))
                .body("items[0].actor", equalTo("user:" + ada));
    }

    @Test
    void nobodyTouchesThePersonalTokensOfOthersButWhoMayRevokeAll() {
        tenant.member(ada, "developer").then().statusCode(200);
        tenant.member("bob@example.org", "developer").then().statusCode(200);
        String id = ada().body("{\"name\": \"laptop\"}")
                .post(tenant.path() + "/personal-tokens")
                .then()
                .extract()
                .path("id");

        by("person:bob@example.org")
                .delete(tenant.path() + "/personal-tokens/" + id)
                .then()
                .statusCode(404);
        Api.administrator().delete(tenant.path() + "/tokens/" + id).then().statusCode(204);
        ada().get(tenant.path() + "/personal-tokens").then().body("items", empty());
    }

    @Test
    void anExpiredTokenIsRefused() throws SQLException {
        String token = Api.administrator()
                .body("{\"name\": \"n\", \"policies\": [\"viewer\"], \"expiresAt\": \"2099-01-01T00:00:00Z\"}")
                .post(tenant.path() + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        by(token).get(tenant.flag()).then().statusCode(200);

        database.execute("update access_token set expires_at = now() - interval '1 second' where organization_key = '"
                + tenant.key() + "'");

        by(token).get(tenant.flag()).then().statusCode(401);
        Api.administrator()
                .body("{\"name\": \"n\", \"policies\": [], \"expiresAt\": \"2001-01-01T00:00:00Z\"}")
                .post(tenant.path() + "/tokens")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/expiresAt"));
    }
}
