package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Projects and environments: opened together, renamed and described.
@RealServers
class WorkspaceTest {

    private static Response patch(String path, String document) {
        return Api.administrator()
                .contentType("application/merge-patch+json")
                .body(document.replace('\'', '"'))
                .patch(Api.BASE + path);
    }

    @Test
    void aProjectComesWithTheEnvironmentsThatAreNamed() {
        Api.created(Api.post("", """
                {'key': 'ws-together', 'description': 'the shop', 'environments': [
                 {'key': 'staging', 'name': 'Staging'}, {'key': 'prod', 'description': 'what customers see'}]}""")).body("description", equalTo("the shop")).body("version", equalTo(1));

        Api.get("/ws-together/environments")
                .then()
                .body("items.key", containsInAnyOrder("staging", "prod"))
                .body("items.name", containsInAnyOrder("Staging", "prod"));
        Api.get("/ws-together/environments/prod")
                .then()
                .header("ETag", "\"1\"")
                .body("description", equalTo("what customers see"));
    }

    @Test
    void aProjectWithTwoEnvironmentsOfOneKeyIsNotOpenedAtAll() {
        Api.post("", "{'key': 'ws-twice', 'environments': [{'key': 'prod'}, {'key': 'prod'}]}")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_exists"));

        Api.get("/ws-twice").then().statusCode(404);
    }

    @Test
    void everythingThatIsWrongWithANewProjectIsListed() {
        Api.post("", "{'key': 'ws-wrong', 'environments': [{'key': 'Not a key'}, {'name': 'none', 'more': 1}]}")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        contains("/environments/0/key", "/environments/1/more", "/environments/1/key"));
    }

    @Test
    void aProjectIsRenamedAndDescribedOneVersionAtATime() {
        String project = Api.newProject();

        patch(project, "{'name': 'Web shop', 'description': 'all that is sold'}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Web shop"))
                .body("description", equalTo("all that is sold"));
        patch(project, "{'description': null}")
                .then()
                .body("name", equalTo("Web shop"))
                .body("description", equalTo(""));
        patch(project, "{'name': 'Web shop'}").then().header("ETag", "\"3\"");

        Api.get(project).then().header("ETag", "\"3\"").body("name", equalTo("Web shop"));
        Api.administrator()
                .get("/api/v1/audit?limit=1&project=" + project.substring(1))
                .then()
                .body("items.action", contains("project.described"))
                .body("items[0].diff.description.after", equalTo(""));
    }

    @Test
    void anEnvironmentIsRenamedAndItsNameIsNoMatterOfReaders() {
        Scene scene = Scene.set();
        long sequence = scene.sequence();

        patch(scene.environment(), "{'name': 'Live'}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("key", equalTo("prod"))
                .body("name", equalTo("Live"));
        patch(scene.environment(), "{'name': null}").then().body("name", equalTo("prod"));

        assertThat(scene.sequence()).isEqualTo(sequence);
    }

    @Test
    void whoHasNotSeenTheLatestVersionIsToldOfIt() {
        Scene scene = Scene.set();
        for (String path : List.of(scene.project(), scene.environment())) {
            patch(path, "{'name': 'Second'}").then().statusCode(200);

            Api.administrator()
                    .header("If-Match", "\"1\"")
                    .body("{\"name\": \"Mine\"}")
                    .patch(Api.BASE + path)
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("stale_version"));
            Api.get(path).then().body("name", equalTo("Second"));
        }
    }

    @Test
    void aDryRunChangesNothing() {
        Scene scene = Scene.set();
        for (String path : List.of(scene.project(), scene.environment())) {
            patch(path + "?dryRun=true", "{'name': 'Tried'}")
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("Tried"));

            Api.get(path).then().header("ETag", "\"1\"").body("name", not(equalTo("Tried")));
        }
    }

    @Test
    void whatAPatchMayNotChangeIsNamed() {
        patch(Api.newProject(), "{'key': 'other', 'name': ''}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/key", "/name"));
        patch("/ws-nowhere", "{'name': 'n'}").then().statusCode(404).body("code", equalTo("project_not_found"));
        patch(Api.newProject() + "/environments/gone", "{'name': 'n'}")
                .then()
                .statusCode(404)
                .body("code", equalTo("environment_not_found"))
                .body("detail", containsString("gone"));
    }

    @Test
    void anEnvironmentStartsAsAnotherOneIs() {
        Scene scene = Scene.set();
        Api.created(
                Api.post(scene.environment() + "/segments", "{'key': 'staff', 'included': [{'units': ['user-1']}]}"));
        Api.put(scene.flag(), 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'}, 'rules': [
                         {'id': 'staff', 'condition': {'segment': 'staff'}, 'serve': {'variant': 'off'}}]}""").then().statusCode(200);

        Api.created(Api.post(scene.project() + "/environments", "{'key': 'preview', 'copyFrom': 'prod'}"));

        String preview = scene.project() + "/environments/preview";
        Api.get(preview + "/flags/checkout")
                .then()
                .header("ETag", "\"1\"")
                .body("on", equalTo(true))
                .body("rules.id", contains("staff"));
        Api.get(preview + "/segments/staff").then().body("included.units.flatten()", contains("user-1"));
        Api.get(scene.environment() + "/diff?to=preview").then().body("differing", equalTo(0));
        Api.post(preview + "/evaluate", "{'subject': {'targetingKey': 'user-1'}}")
                .then()
                .statusCode(200)
                .body("decisions[0].then.variant", equalTo("off"));
    }

    @Test
    void anEnvironmentThatCannotBeCopiedIsNotOpened() {
        Scene scene = Scene.set();
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'many'}"));
        Api.administrator()
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body("user-1\nuser-2\n")
                .post(Api.BASE + scene.environment() + "/segments/many/units:import?mode=add")
                .then()
                .statusCode(200);

        Api.post(scene.project() + "/environments", "{'key': 'preview', 'copyFrom': 'prod'}")
                .then()
                .statusCode(409)
                .body("code", equalTo("segment_has_lists"));
        Api.post(scene.project() + "/environments", "{'key': 'preview', 'copyFrom': 'gone'}")
                .then()
                .statusCode(404)
                .body("code", equalTo("environment_not_found"));

        Api.get(scene.project() + "/environments").then().body("items.key", contains("prod"));
    }
}
