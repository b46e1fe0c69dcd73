package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Change requests and schedules show how flags are configured, and change them: for those who may see and do that.
@RealServers
class NarrowGovernanceTest {
    private static final String ALL = "{'effect': 'allow', 'actions': ['*'], 'resources': ['*']}";
    private static final String BLIND =
            "{'effect': 'deny', 'actions': ['flag:read'], 'resources': ['environment/prod:flag/*;tag=secret']}";
    private Tenant tenant;

    @BeforeEach
    void found() {
        tenant = Tenant.found();
        Api.created(Api.post(
                "/" + tenant.project() + "/flags",
                Scene.FLAG.replace("checkout", "vault").replaceFirst("}$", ", 'tags': ['secret']}")));
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private String member(String name, String... statements) {
        tenant.policy(name, "[" + String.join(", ", statements) + "]");
        String email = name + "@" + tenant.key() + ".example.org";
        tenant.member(email, name).then().statusCode(200);
        return "person:" + email;
    }

    private String prod() {
        return Api.BASE + "/" + tenant.project() + "/environments/prod";
    }

    private Response ask(String token, String... flags) {
        StringBuilder changes = new StringBuilder();
        for (String flag : flags) {
            changes.append(changes.isEmpty() ? "" : ", ")
                    .append("{\"flag\": \"")
                    .append(flag)
                    .append("\", \"instructions\": [{\"kind\": \"setOffVariant\", \"variant\": \"on\"}]}");
        }
        return by(token)
                .body("{\"title\": \"Open\", \"changes\": [" + changes + "]}")
                .post(prod() + "/change-requests");
    }

    private String asked(String token, String... flags) {
        return Api.created(ask(token, flags)).extract().path("id");
    }

    private ValidatableResponse act(String token, String id, String verb) {
        return by(token)
                .header("If-Match", "\"1\"")
                .post(prod() + "/change-requests/" + id + "/" + verb + "?comment=seen")
                .then();
    }

    @Test
    void aRequestIsForThoseWhoMayReadAllItsFlags() {
        String developer = tenant.person(Role.DEVELOPER);
        String hidden = asked(developer, "checkout", "vault");
        String open = asked(developer, "checkout");
        String blind = member("blind", ALL, BLIND);

        by(blind).get(prod() + "/change-requests").then().body("items.id", contains(open));
        by(developer).get(prod() + "/change-requests").then().body("items", hasSize(2));
        by(blind)
                .get(prod() + "/flags/checkout/pending")
                .then()
                .statusCode(200)
                .body("changeRequests.id", contains(open));
        by(blind)
                .get(prod() + "/change-requests/" + hidden)
                .then()
                .statusCode(403)
                .body("detail", containsString("environment/prod:flag/vault"));
        for (String verb : new String[] {"approve", "decline", "comment", "apply", "withdraw"}) {
            act(blind, hidden, verb).statusCode(403).body("detail", containsString("flag:read"));
        }
        ask(blind, "vault").then().statusCode(403);
        by(blind).get(prod() + "/change-requests/" + open).then().statusCode(200);
    }

    @Test
    void whoeverApprovesMustBeAllowedToMakeTheChange() {
        String noUpdate = "{'effect': 'deny', 'actions': ['flag:update'], 'resources': ['environment/prod:flag/*']}";
        String author = member("author", ALL, noUpdate);
        String friend = member("friend", ALL, noUpdate);
        String id = asked(author, "checkout");

        act(friend, id, "approve").statusCode(403).body("detail", containsString("flag:update"));
        act(friend, id, "apply").statusCode(409);
        act(tenant.person(Role.DEVELOPER), id, "approve").statusCode(200).body("status", equalTo("approved"));
        act(author, id, "apply").statusCode(200).body("status", equalTo("applied"));

        by(author).get(prod() + "/flags/checkout").then().body("offVariant", equalTo("on"));
    }

    @Test
    void approvingToTurnAFlagOnTakesTheRightToToggle() {
        String toggler = member(
                "toggler",
                "{'effect': 'allow', 'actions': ['*:read', 'change-request:*', 'flag:toggle'], 'resources': ['*']}");
        String developer = tenant.person(Role.DEVELOPER);
        String body = "{\"title\": \"Open\", \"changes\": [{\"flag\": \"checkout\","
                + " \"instructions\": [{\"kind\": \"turnOn\"}]}]}";
        String id = Api.created(by(developer).body(body).post(prod() + "/change-requests"))
                .extract()
                .path("id");

        act(toggler, asked(developer, "checkout"), "approve").statusCode(403);
        act(toggler, id, "approve").statusCode(200);
    }

    @Test
    void aScheduleIsForThoseWhoMayReadItsFlag() {
        String blind = member("blind", ALL, BLIND);
        String id = scheduled("vault");
        String open = scheduled("checkout");

        by(blind).get(prod() + "/schedules").then().body("items.id", contains(open));
        by(blind).get(prod() + "/schedules/" + open).then().statusCode(200);
        by(blind).get(prod() + "/schedules/" + id).then().statusCode(403);
        by(blind).get(prod() + "/schedules/" + id + "/runs").then().statusCode(403);
        by(blind).post(prod() + "/schedules/" + id + "/pause").then().statusCode(403);
        by(blind).delete(prod() + "/schedules/" + id).then().statusCode(403);
        Api.administrator().get(prod() + "/schedules/" + id).then().body("status", equalTo("active"));
    }

    private String scheduled(String flag) {
        return Api.created(Api.post(
                        "/" + tenant.project() + "/environments/prod/flags/" + flag + "/schedules",
                        "{'at': '2041-01-01T00:00:00Z', 'instructions': [{'kind': 'turnOn'}]}"))
                .extract()
                .path("id");
    }

    @Test
    void whatIsPendingTakesTheRightToReadRequestsAndSchedules() {
        String token =
                member("reader", "{'effect': 'allow', 'actions': ['project:read', 'flag:read'], 'resources': ['*']}");

        by(token)
                .get(prod() + "/flags/checkout/pending")
                .then()
                .statusCode(403)
                .body("detail", containsString("change-request:read"));
    }
}
