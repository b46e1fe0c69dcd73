package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who approves, applies and by-passes, by role, by group and by token.
@RealServers
class ApprovalRightsTest {
    private static final String TURN_ON = "{'comment': 'we open at noon', 'instructions': [{'kind': 'turnOn'}]}";

    private Tenant tenant;
    private String developer;
    private String admin;

    @BeforeEach
    void set() {
        tenant = Tenant.found();
        developer = tenant.person(Role.DEVELOPER);
        admin = tenant.person(Role.ADMIN);
        Api.put("/" + tenant.project() + "/environments/prod/policy", 0, """
                        {'approval': {'approvers': {'roles': ['admin'], 'groups': ['payments']}},
                         'bypass': {'roles': ['owner']}}""")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private String requests() {
        return Api.BASE + "/" + tenant.project() + "/environments/prod/change-requests";
    }

    private String ask(String token) {
        String document = """
                {"title": "Open", "changes": [{"flag": "checkout", "instructions": [{"kind": "turnOn"}]}]}""";
        return Api.created(by(token).body(document).post(requests())).extract().path("id");
    }

    private Response approve(String token, String id) {
        return by(token).header("If-Match", "\"1\"").post(requests() + "/" + id + "/approve");
    }

    private static void forbidden(Response response, String why) {
        response.then().statusCode(403).body("code", equalTo("forbidden")).body("detail", containsString(why));
    }

    private void assertOn(boolean on) {
        by(admin).get(tenant.flag()).then().body("on", equalTo(on));
    }

    @Test
    void aDeveloperAsksAnAdminApprovesAndTheDeveloperApplies() {
        String id = ask(developer);

        forbidden(approve(developer, id), "author");
        forbidden(approve(tenant.person(Role.VIEWER), id), "change-request:review");
        forbidden(approve(tenant.person(Role.OWNER), id), "none of those");
        approve(admin, id).then().statusCode(200).body("status", equalTo("approved"));
        by(developer).post(requests() + "/" + id + "/apply").then().statusCode(200);

        assertOn(true);
    }

    @Test
    void aMemberOfANamedGroupApproves() {
        String owner = tenant.person(Role.OWNER);
        String email = owner.substring("person:".length());
        Api.administrator()
                .body("{\"name\": \"Payments\", \"policies\": [], \"members\": [\"" + email + "\"]}")
                .put(tenant.path() + "/groups/payments")
                .then()
                .statusCode(200);

        approve(owner, ask(developer)).then().statusCode(200).body("status", equalTo("approved"));
    }

    @Test
    void nobodyApprovesOfTheirOwnByATokenOfTheirs() {
        String id = ask(admin);
        String personal = by(admin)
                .body("{\"name\": \"laptop\"}")
                .post(tenant.path() + "/personal-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        forbidden(approve(personal, id), "author");
        forbidden(approve(tenant.token("admin"), id), "programs");
        by(admin).post(requests() + "/" + id + "/apply").then().statusCode(409);

        assertOn(false);
    }

    @Test
    void onlyThoseWhomThePolicyNamesByPassIt() {
        String document = TURN_ON.replace('\'', '"');

        by(developer).body(document).patch(tenant.flag()).then().statusCode(409);
        forbidden(
                by(admin).header("Guidon-Bypass-Policy", "true").body(document).patch(tenant.flag()),
                "approval_required");
        assertOn(false);

        by(tenant.person(Role.OWNER))
                .header("Guidon-Bypass-Policy", "true")
                .body(document)
                .patch(tenant.flag())
                .then()
                .statusCode(200);
        assertOn(true);
    }

    @Test
    void developersDoNotGovern() {
        forbidden(
                by(developer)
                        .header("If-Match", "\"1\"")
                        .body("{}")
                        .put(Api.BASE + "/" + tenant.project() + "/environments/prod/policy"),
                "environment:govern");
        forbidden(by(developer).body("{}").post(Api.BASE + "/" + tenant.project() + "/freezes"), "project:govern");
    }
}
