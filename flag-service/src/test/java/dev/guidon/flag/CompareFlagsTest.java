package dev.guidon.flag;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whole environments side by side.
@RealServers
class CompareFlagsTest {
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));
        for (String key : new String[] {"banner", "search"}) {
            Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", key)));
            turnOn(scene.project() + "/environments/staging/flags/" + key);
        }
    }

    private static void turnOn(String path) {
        Api.put(path, 1, Scene.configuration("on")).then().statusCode(200);
    }

    private Response diff(String query) {
        return Api.get(scene.environment() + "/diff" + query);
    }

    @Test
    void theFlagsThatDifferAreListedWithWhatMakesThemAlike() {
        diff("?to=staging")
                .then()
                .statusCode(200)
                .body("compared", equalTo(3))
                .body("differing", equalTo(2))
                .body("items.flag", contains("banner", "search"))
                .body("items[0].state", equalTo("differs"))
                .body("items[0].fromVersion", equalTo(1))
                .body("items[0].toVersion", equalTo(2))
                .body("items[0].instructions.kind", contains("turnOn"));
        diff("?to=prod").then().body("differing", equalTo(0)).body("items", empty());
    }

    @Test
    void aCopyLeavesNoDifference() {
        Api.post(scene.environment() + "/copy", "{'from': {'environment': 'staging'}}")
                .then()
                .statusCode(200);

        diff("?to=staging").then().body("differing", equalTo(0));
    }

    @Test
    void segmentsThatDifferAreListedToo() {
        String staging = scene.project() + "/environments/staging";
        Api.created(Api.post(scene.project() + "/segments", "{'key': 'everywhere'}"));
        Api.created(Api.post(staging + "/segments", "{'key': 'testers'}"));
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'beta'}"));
        Api.created(Api.post(staging + "/segments", "{'key': 'beta', 'included': [{'units': ['user-1']}]}"));

        diff("?to=staging")
                .then()
                .statusCode(200)
                .body("segments.segment", contains("beta", "testers"))
                .body("segments.state", contains("differs", "only_in_to"))
                .body("segments[0].listsDiffer", equalTo(false))
                .body("segments[0].instructions.kind", contains("addUnits"));
        diff("?to=prod").then().body("segments", empty());
    }

    @Test
    void longListsComeInPages() {
        diff("?to=staging&limit=1")
                .then()
                .body("items.flag", contains("banner"))
                .body("differing", equalTo(2))
                .body("next", equalTo("banner"));
        diff("?to=staging&limit=1&after=banner")
                .then()
                .body("items.flag", contains("search"))
                .body("next", nullValue());
    }

    @Test
    void projectsAreComparedByWhatTheirFlagsAreAndHowTheyAreConfigured() {
        Scene other = Scene.set();
        Api.created(Api.post(other.project() + "/flags", """
                {'key': 'theme', 'type': 'string', 'variants': [{'key': 'dark', 'value': 'dark'}]}"""));
        Api.created(Api.post(other.project() + "/flags", """
                {'key': 'banner', 'type': 'string', 'variants': [{'key': 'on', 'value': 'on'}]}"""));
        turnOn(other.flag());

        diff("?to=prod&toProject=" + other.project().substring(1))
                .then()
                .statusCode(200)
                .body("items.flag", contains("banner", "checkout", "search", "theme"))
                .body("items.state", contains("differs", "differs", "only_in_from", "only_in_to"))
                .body("items[0].obstacles.code", contains("type_mismatch"))
                .body("items[1].instructions.kind", contains("turnOn"));
    }

    @Test
    void whatIsNotThereOrNotForTheCallerIsNotFound() {
        diff("").then().statusCode(404).body("code", equalTo("environment_not_found"));
        diff("?to=gone").then().statusCode(404).body("code", equalTo("environment_not_found"));
        diff("?to=prod&toProject=gone").then().statusCode(404).body("code", equalTo("project_not_found"));
        Tenant home = Tenant.found();
        Tenant foreign = Tenant.found();
        People.bearer(home.person(Role.OWNER))
                .get(Api.BASE + "/" + home.project() + "/environments/prod/diff?to=prod&toProject=" + foreign.project())
                .then()
                .statusCode(404)
                .body("code", equalTo("project_not_found"));
    }

    @Test
    void flagsThatTheCallerMayNotReadAreLeftOut() {
        Tenant tenant = Tenant.found();
        Api.created(Api.post("/" + tenant.project() + "/flags", Scene.FLAG.replace("checkout", "banner")));
        Api.created(Api.post("/" + tenant.project() + "/environments", "{'key': 'staging'}"));
        turnOn("/" + tenant.project() + "/environments/staging/flags/checkout");
        turnOn("/" + tenant.project() + "/environments/staging/flags/banner");
        tenant.policy("own", """
                [{'effect': 'allow', 'actions': ['project:read'], 'resources': ['*']},
                 {'effect': 'allow', 'actions': ['flag:read'], 'resources': ['flag/banner']}]""");

        People.bearer(tenant.token("own"))
                .get(Api.BASE + "/" + tenant.project() + "/environments/prod/diff?to=staging")
                .then()
                .statusCode(200)
                .body("compared", equalTo(1))
                .body("items.flag", contains("banner"));
    }
}
