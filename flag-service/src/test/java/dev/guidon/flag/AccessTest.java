package dev.guidon.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What policies, groups and tokens come to on the wire.
@RealServers
class AccessTest {
    private static final String ON = "{\"instructions\": [{\"kind\": \"turnOn\"}]}";
    private static final String RULES = "{\"instructions\": [{\"kind\": \"setOffVariant\", \"variant\": \"on\"}]}";
    private Tenant tenant;

    @BeforeEach
    void found() {
        tenant = Tenant.found();
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private String withPolicy(String statements) {
        tenant.policy("own", statements);
        return tenant.token("own");
    }

    private Response patch(String token, String flag, String document) {
        return by(token).body(document).patch(flag);
    }

    @Test
    void aStatementThatDeniesWinsOverAllThatAllow() {
        Api.created(Api.post("/" + tenant.project() + "/environments", "{'key': 'dev'}"));
        String token = withPolicy("[{'effect': 'allow', 'actions': ['*'], 'resources': ['*']},"
                + " {'effect': 'deny', 'actions': ['flag:update', 'flag:toggle'],"
                + " 'resources': ['environment/prod*:flag/*']}]");

        patch(token, tenant.flag(), ON)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"))
                .body(
                        "detail",
                        containsString(
                                "flag:toggle on project/" + tenant.project() + ":environment/prod:flag/checkout"));
        patch(token, tenant.flag().replace("prod", "dev"), ON).then().statusCode(200);
        by(token).get(tenant.flag()).then().statusCode(200).body("on", equalTo(false));
    }

    @Test
    void turningOnAndOffIsARightOfItsOwn() {
        String token = withPolicy("[{'effect': 'allow', 'actions': ['flag:toggle', '*:read'], 'resources': ['*']}]");

        patch(token, tenant.flag(), RULES).then().statusCode(403);
        patch(token, tenant.flag(), RULES.replace("[", "[{\"kind\": \"turnOn\"}, "))
                .then()
                .statusCode(403);
        by(token)
                .header("If-Match", "\"1\"")
                .body(Scene.configuration("on").replace('\'', '"'))
                .put(tenant.flag())
                .then()
                .statusCode(403);
        patch(token, tenant.flag(), ON).then().statusCode(200).body("on", equalTo(true));
    }

    @Test
    void listsShowWhatTheirReaderMaySee() {
        flag("new-search", "['beta']");
        flag("new-cart", "['beta', 'shop']");
        flag("old", "['beta']");
        Tenant other = tenant.another();
        String token = withPolicy("[{'effect': 'allow', 'actions': ['*:read'],"
                + " 'resources': ['project/" + tenant.project() + "', 'flag/new-*;tag=beta']},"
                + " {'effect': 'deny', 'actions': ['flag:read'], 'resources': ['flag/*;tag=shop']}]");

        by(token).get(Api.BASE).then().body("items.key", contains(tenant.project()));
        by(token).get(Api.BASE + "/" + tenant.project() + "/flags").then().body("items.key", contains("new-search"));
        by(token)
                .get(Api.BASE + "/" + tenant.project() + "/flags/new-search")
                .then()
                .statusCode(200);
        by(token)
                .get(Api.BASE + "/" + tenant.project() + "/flags/new-cart")
                .then()
                .statusCode(403);
        by(token)
                .get(Api.BASE + "/" + tenant.project() + "/environments")
                .then()
                .body("items", empty());
        by(token)
                .get(Api.BASE + "/" + other.project() + "/flags")
                .then()
                .statusCode(404)
                .body("code", equalTo("project_not_found"));
    }

    private void flag(String key, String tags) {
        Api.created(Api.post(
                "/" + tenant.project() + "/flags",
                Scene.FLAG.replace("checkout", key).replaceFirst("}$", ", 'tags': " + tags + "}")));
    }

    @Test
    void aFlagShowsOnlyTheEnvironmentsThatItsReaderMayRead() {
        Api.created(Api.post("/" + tenant.project() + "/environments", "{'key': 'dev'}"));
        String flag = Api.BASE + "/" + tenant.project() + "/flags/checkout";
        String token = withPolicy("[{'effect': 'allow', 'actions': ['*:read'], 'resources': ['*']},"
                + " {'effect': 'deny', 'actions': ['flag:read'], 'resources': ['environment/prod:flag/*']}]");

        Response read = by(token).get(flag);

        assertThat(read.jsonPath().getMap("environments")).containsOnlyKeys("dev");
        by(token).get(flag + "/diff?from=dev&to=prod").then().statusCode(403);
        by(token).get(tenant.flag()).then().statusCode(403);
    }

    @Test
    void aDenialInOneEnvironmentGuardsAgainstArchivingInAll() {
        String token = withPolicy("[{'effect': 'allow', 'actions': ['*'], 'resources': ['*']},"
                + " {'effect': 'deny', 'actions': ['flag:*'], 'resources': ['environment/prod:flag/*']}]");

        by(token)
                .post(Api.BASE + "/" + tenant.project() + "/flags/checkout/archive")
                .then()
                .statusCode(403);
    }

    @Test
    void aNewFlagBringsOnlyConfigurationsThatItsAuthorMayWrite() {
        String token = withPolicy("[{'effect': 'allow', 'actions': ['flag:create', '*:read'], 'resources': ['*']}]");
        String flag = Scene.FLAG.replace("checkout", "mine").replace('\'', '"');

        by(token)
                .body(flag.replaceFirst(
                        "}\\s*$",
                        ", \"environments\": {\"prod\": "
                                + Scene.configuration("on").replace('\'', '"') + "}}"))
                .post(Api.BASE + "/" + tenant.project() + "/flags")
                .then()
                .statusCode(403);
        by(token)
                .body(flag)
                .post(Api.BASE + "/" + tenant.project() + "/flags")
                .then()
                .statusCode(201);
    }

    @Test
    void refusalsAreAuditedOncePerMinute() {
        String token = tenant.token("viewer");
        for (int i = 0; i < 5; i++) {
            patch(token, tenant.flag(), ON).then().statusCode(403);
        }

        Response trail = Api.administrator().get("/api/v1/audit?limit=200&organization=" + tenant.key());

        // Two when the minute turned meanwhile.
        assertThat(trail.jsonPath().getList("items.findAll { it.action == 'access.refused' }"))
                .hasSizeBetween(1, 2);
        trail.then()
                .body("items[0].resource", equalTo("project/" + tenant.project() + ":environment/prod:flag/checkout"))
                .body("items[0].actor", containsString("token:"))
                .body("items[0].diff.action.after", equalTo("flag:toggle"));
        Api.administrator()
                .get("/api/v1/audit/verify?organization=" + tenant.key())
                .then()
                .body("intact", equalTo(true));
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        Response issued = tenant.issue("developer");
        String token = issued.path("token");
        String own = tenant.path() + "/tokens/" + issued.path("id");
        by(token).get(tenant.flag()).then().statusCode(200);

        Api.administrator()
                .contentType("application/merge-patch+json")
                .body("{\"active\": false}")
                .patch(own)
                .then()
                .statusCode(200);
        by(token).get(tenant.flag()).then().statusCode(401);

        Api.administrator()
                .contentType("application/merge-patch+json")
                .body("{\"active\": true}")
                .patch(own)
                .then()
                .statusCode(200);
        by(token).get(tenant.flag()).then().statusCode(200);

        Api.administrator().delete(own).then().statusCode(204);
        by(token).get(tenant.flag()).then().statusCode(401).body("code", equalTo("unauthenticated"));
        Api.administrator().delete(own).then().statusCode(404).body("code", equalTo("token_not_found"));
    }

    @Test
    void aTokenIsShownOnceAndItsLastUseIsNoted() {
        Response issued = tenant.issue("viewer");
        by(issued.path("token")).get(tenant.flag()).then().statusCode(200);

        Response listed = Api.administrator().get(tenant.path() + "/tokens");

        listed.then().body("items", hasSize(1)).body("items[0].createdBy", equalTo("administrator"));
        assertThat(listed.asString()).doesNotContain(issued.<String>path("token"));
        assertThat(listed.jsonPath().getString("items[0].lastUsedAt")).isNotBlank();
    }

    @Test
    void changesCarryTheTokenThatMadeThem() {
        Response issued = tenant.issue("developer");
        patch(issued.path("token"), tenant.flag(), ON).then().statusCode(200);

        by(issued.path("token"))
                .get(tenant.flag() + "/versions")
                .then()
                .body("items[0].changedBy", equalTo("token:" + issued.path("id")));
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        String admin = tenant.token("admin");
        tenant.policy("narrow", "[{'effect': 'allow', 'actions': ['flag:*'], 'resources': ['project/a:flag/*']}]");

        giveTo(admin, "ada@example.org", "owner").then().statusCode(403);
        giveTo(admin, "ada@example.org", "developer", "narrow").then().statusCode(200);
        by(admin)
                .body("{\"statements\": [{\"effect\": \"allow\", \"actions\": [\"*\"], \"resources\": [\"*\"]}]}")
                .put(tenant.path() + "/policies/all")
                .then()
                .statusCode(403);
        by(admin)
                .body("{\"name\": \"n\", \"policies\": [\"owner\"]}")
                .post(tenant.path() + "/tokens")
                .then()
                .statusCode(403);
        by(admin)
                .body("{\"policies\": [\"owner\"], \"members\": [\"ada@example.org\"]}")
                .put(tenant.path() + "/groups/top")
                .then()
                .statusCode(403);
    }

    private Response giveTo(String token, String email, String... policies) {
        return by(token)
                .body("{\"policies\": " + Tenant.quoted(policies) + "}")
                .put(tenant.path() + "/members/" + email);
    }

    @Test
    void anOrganizationKeepsAnOwner() {
        tenant.member("ada@example.org", "owner").then().statusCode(200);

        tenant.member("ada@example.org", "viewer").then().statusCode(409).body("code", equalTo("last_owner"));
        tenant.member("bob@example.org", "owner").then().statusCode(200);
        Api.administrator()
                .delete(tenant.path() + "/members/ada@example.org")
                .then()
                .statusCode(204);
        Api.administrator()
                .delete(tenant.path() + "/members/bob@example.org")
                .then()
                .statusCode(409);
    }

    @Test
    void whatIsUnknownOrInUseIsNamed() {
        tenant.member("ada@example.org", "gone")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/policies/0"));
        tenant.member("Ada@example.org", "viewer").then().statusCode(422).body("violations.field", contains("member"));
        Api.administrator()
                .body("{\"policies\": [], \"members\": [\"nobody@example.org\"]}")
                .put(tenant.path() + "/groups/g")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/members/0"));
        Api.administrator()
                .body("{\"statements\": [{\"effect\": \"maybe\", \"actions\": [\"fly\"], \"resources\": [\"x\"]}]}")
                .put(tenant.path() + "/policies/p")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/statements/0/effect", "/statements/0/actions/0", "/statements/0/resources/0"));
        tenant.policy("used", "[{'effect': 'allow', 'actions': ['*:read'], 'resources': ['*']}]");
        tenant.token("used");
        Api.administrator()
                .delete(tenant.path() + "/policies/used")
                .then()
                .statusCode(409)
                .body("code", equalTo("policy_in_use"));
        Api.administrator()
                .body("{\"statements\": [{\"effect\": \"deny\", \"actions\": [\"*\"], \"resources\": [\"*\"]}]}")
                .put(tenant.path() + "/policies/viewer")
                .then()
                .statusCode(409)
                .body("code", equalTo("policy_built_in"));
    }

    @Test
    void everybodyCanAskWhatTheyMayDo() {
        String token = tenant.token("viewer");
        String resource = "project/" + tenant.project() + ":environment/prod:flag/checkout";

        by(token)
                .get(tenant.path() + "/access?resource=" + resource)
                .then()
                .statusCode(200)
                .body("actions.find { it.action == 'flag:read' }.allowed", equalTo(true))
                .body("actions.find { it.action == 'flag:update' }.allowed", equalTo(false));
        tenant.member("ada@example.org", "developer").then().statusCode(200);
        by(token)
                .get(tenant.path() + "/access?member=ada@example.org&resource=" + resource)
                .then()
                .body("who", equalTo("ada@example.org"))
                .body("actions.find { it.action == 'flag:update' }.allowed", equalTo(true))
                .body("actions.find { it.action == 'flag:update' }.policies", contains("developer"))
                .body("actions.find { it.action == 'flag:read' }.policies", contains("developer"));
        by(token).get(tenant.path() + "/access?resource=flag/*").then().statusCode(422);
        by(token).get("/api/v1/actions").then().body("items.action", not(empty()));
    }
}
