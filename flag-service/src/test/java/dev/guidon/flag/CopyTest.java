package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import dev.guidon.flag.access.Role;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Settings of flags brought from one environment to another, in one project and across projects.
@RealServers
class CopyTest {
    private static final String SETTINGS = """
            {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
             'targets': [{'variant': 'on', 'units': ['user-17']}],
             'rules': [{'id': 'swiss', 'condition': {'attribute': 'country', 'operator': 'in', 'values': ['CH']},
                        'serve': {'rollout': {'bucketBy': 'targetingKey', 'salt': 'checkout',
                          'shares': [{'variant': 'on', 'weight': 25000}, {'variant': 'off', 'weight': 75000}]}}}]}""";

    private Scene scene;
    private String staging;

    @BeforeEach
    void set() {
        scene = Scene.set();
        staging = scene.project() + "/environments/staging";
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));
        Api.put(staging + "/flags/checkout", 1, SETTINGS).then().statusCode(200);
    }

    private Response copy(String query, String document) {
        return Api.post(scene.environment() + "/copy" + query, document);
    }

    private static String from(String environment, String more) {
        return "{'from': {'environment': '" + environment + "'}" + more + "}";
    }

    private String from(Scene other, String more) {
        return "{'from': {'project': '" + other.project().substring(1) + "', 'environment': 'prod'}" + more + "}";
    }

    private static String settings(String path) {
        return Api.get(path).then().statusCode(200).extract().asString();
    }

    private static Scene elsewhere(String flag) {
        Scene other = Scene.set();
        Api.created(Api.post(other.project() + "/flags", flag));
        return other;
    }

    private String name(Scene other) {
        return other.project().substring(1);
    }

    @Test
    void allSettingsOfAnEnvironmentAreCopiedAndTheSecondTimeNothing() {
        copy("", from("staging", ", 'comment': 'as tested'"))
                .then()
                .statusCode(200)
                .body("changed", equalTo(1))
                .body("flags.action", contains("change"))
                .body("flags[0].version", equalTo(1))
                .body("flags[0].instructions.kind", hasItem("addRule"));

        assertThat(settings(scene.flag())).isEqualTo(settings(staging + "/flags/checkout"));
        long sequence = scene.sequence();
        copy("", from("staging", ""))
                .then()
                .body("changed", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("flags.action", contains("none"));
        assertThat(scene.sequence()).isEqualTo(sequence);
        Api.administrator()
                .get("/api/v1/audit?limit=1&project=" + name(scene))
                .then()
                .body("items.comment", contains("as tested"));
    }

    @Test
    void onlyThePartsThatAreNamedAreCopied() {
        copy("", from("staging", ", 'flags': ['checkout'], 'parts': ['targets', 'rules']"))
                .then()
                .statusCode(200);

        Api.get(scene.flag())
                .then()
                .body("on", equalTo(false))
                .body("rules.id", contains("swiss"))
                .body("targets.units.flatten()", contains("user-17"))
                .body("defaultServe.variant", equalTo("on"));
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndChangesNothing() {
        long sequence = scene.sequence();

        copy("?dryRun=true", from("staging", ", 'parts': ['on']"))
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("flags[0].instructions.kind", contains("turnOn"))
                .body("flags[0].summary", contains(containsString("on")));

        assertThat(scene.sequence()).isEqualTo(sequence);
        Api.get(scene.flag()).then().header("ETag", "\"1\"");
    }

    @Test
    void flagsThatRequireEachOtherAreCopiedTogether() {
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "basket")));
        Api.put(staging + "/flags/basket", 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                         'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}""").then().statusCode(200);
        Api.put(scene.flag(), 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                         'prerequisites': [{'flag': 'basket', 'variants': ['on']}]}""").then().statusCode(200);

        copy("", from("staging", ", 'flags': ['basket']"))
                .then()
                .statusCode(409)
                .body("code", equalTo("prerequisite_circle"));
        copy("", from("staging", "")).then().statusCode(200).body("changed", equalTo(2));

        Api.get(scene.environment() + "/flags/basket").then().body("prerequisites.flag", contains("checkout"));
        Api.get(scene.flag()).then().body("prerequisites", empty());
    }

    @Test
    void missingSegmentsAreNamedAndComeAlongIfAskedFor() {
        Api.created(Api.post(staging + "/segments", "{'key': 'staff', 'included': [{'units': ['user-1']}]}"));
        Api.created(Api.post(
                staging + "/segments",
                "{'key': 'testers', 'rules': [{'id': 'r', 'condition': {'segment': 'staff'}}]}"));
        Api.administrator()
                .body("{'instructions': [{'kind': 'addRule', 'rule': {'id': 't', 'condition': {'segment': 'testers'},"
                        .concat(" 'serve': {'variant': 'on'}}}]}")
                        .replace('\'', '"'))
                .patch(Api.BASE + staging + "/flags/checkout")
                .then()
                .statusCode(200);

        copy("", from("staging", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("segment_missing"))
                .body("flags[0].obstacles[0].detail", containsString("testers"));
        copy("", from("staging", ", 'segments': 'copy'"))
                .then()
                .statusCode(200)
                .body("segments", contains("staff", "testers"));

        Api.get(scene.environment() + "/segments/staff").then().body("included.units.flatten()", contains("user-1"));
        copy("", from("staging", "")).then().statusCode(200).body("unchanged", equalTo(1));
    }

    @Test
    void aSegmentWithImportedListsDoesNotComeAlong() {
        Api.created(Api.post(staging + "/segments", "{'key': 'many'}"));
        Api.administrator()
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body("user-1\nuser-2\n")
                .post(Api.BASE + staging + "/segments/many/units:import?mode=add")
                .then()
                .statusCode(200);
        Api.administrator()
                .body("{\"instructions\": [{\"kind\": \"addRule\", \"rule\": {\"id\": \"m\", \"condition\":"
                        + " {\"segment\": \"many\"}, \"serve\": {\"variant\": \"on\"}}}]}")
                .patch(Api.BASE + staging + "/flags/checkout")
                .then()
                .statusCode(200);

        copy("", from("staging", ", 'segments': 'copy'"))
                .then()
                .statusCode(409)
                .body("code", equalTo("segment_has_lists"));
        Api.get(scene.environment() + "/segments").then().body("items", empty());
    }

    @Test
    void aFlagOfAnotherProjectIsCreatedIfAskedFor() {
        Scene other = elsewhere(Scene.FLAG.replace(
                "'checkout'", "'banner', 'tags': ['web'], 'description': 'on top', 'kind': 'operational'"));
        Api.put(other.environment() + "/flags/banner", 1, SETTINGS).then().statusCode(200);

        copy("", from(other, ", 'flags': ['banner']")).then().statusCode(404).body("code", equalTo("flag_not_found"));
        copy("", from(other, ", 'flags': ['banner'], 'createMissing': true"))
                .then()
                .statusCode(200)
                .body("flags.action", contains("create"))
                .body("flags[0].configuration.on", equalTo(true));

        Api.get(scene.project() + "/flags/banner")
                .then()
                .body("description", equalTo("on top"))
                .body("tags", contains("web"))
                .body("kind", equalTo("operational"))
                .body("environments.staging.configuration.on", equalTo(false));
        assertThat(settings(scene.environment() + "/flags/banner"))
                .isEqualTo(settings(other.environment() + "/flags/banner"));
    }

    @Test
    void variantsOfAnotherProjectAreFoundByTheirValues() {
        Scene other = elsewhere("""
                {'key': 'theme', 'type': 'string', 'variants': [
                 {'key': 'night', 'value': 'dark'}, {'key': 'day', 'value': 'light'}, {'key': 'loud', 'value': 'red'}]}""");
        Api.created(Api.post(scene.project() + "/flags", """
                {'key': 'theme', 'type': 'string', 'variants': [
                 {'key': 'a', 'value': 'light'}, {'key': 'b', 'value': 'dark'}, {'key': 'loud', 'value': 'green'}]}"""));
        Api.put(other.environment() + "/flags/theme", 1, """
                        {'on': true, 'offVariant': 'day', 'defaultServe': {'variant': 'night'},
                         'targets': [{'variant': 'loud', 'units': ['u']}]}""").then().statusCode(200);

        copy("", from(other, ", 'flags': ['theme']"))
                .then()
                .statusCode(200)
                .body("flags[0].notes", hasItem(containsString("'night' is called 'b'")))
                .body("flags[0].notes", hasItem(containsString("'loud' has another value")));

        Api.get(scene.environment() + "/flags/theme")
                .then()
                .body("offVariant", equalTo("a"))
                .body("defaultServe.variant", equalTo("b"))
                .body("targets[0].variant", equalTo("loud"));
    }

    @Test
    void whatDoesNotFitIsListedForEachFlagAndNothingIsCopied() {
        Scene other = elsewhere("""
                {'key': 'theme', 'type': 'string', 'variants': [
                 {'key': 'dark', 'value': 'dark'}, {'key': 'light', 'value': 'light'}]}""");
        Api.created(Api.post(other.project() + "/flags", Scene.FLAG.replace("'checkout'", "'banner'")));
        Api.created(Api.post(scene.project() + "/flags", """
                {'key': 'theme', 'type': 'string', 'variants': [{'key': 'plain', 'value': 'plain'}]}"""));
        Api.created(Api.post(scene.project() + "/flags", """
                {'key': 'banner', 'type': 'string', 'variants': [{'key': 'on', 'value': 'on'}]}"""));
        Api.put(other.flag(), 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'}}""").then().statusCode(200);

        copy("?dryRun=true", from(other, ""))
                .then()
                .statusCode(200)
                .body("blocked", equalTo(2))
                .body("flags.flag", contains("banner", "checkout", "theme"))
                .body("flags[0].obstacles.code", contains("type_mismatch"))
                .body("flags[1].action", equalTo("change"))
                .body("flags[2].obstacles.code", contains("variant_missing"));
        copy("", from(other, "")).then().statusCode(409).body("code", equalTo("blocked"));

        Api.get(scene.flag()).then().header("ETag", "\"1\"");
    }

    @Test
    void aPrerequisiteThatIsMissingThereIsNamed() {
        Scene other = elsewhere(Scene.FLAG.replace("checkout", "basket"));
        Api.put(other.flag(), 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                         'prerequisites': [{'flag': 'basket', 'variants': ['on']}]}""").then().statusCode(200);

        copy("", from(other, ", 'flags': ['checkout']"))
                .then()
                .statusCode(409)
                .body("code", equalTo("prerequisite_missing"))
                .body("flags[0].obstacles[0].detail", containsString("basket"));
        copy("", from(other, ", 'createMissing': true")).then().statusCode(200).body("changed", equalTo(2));
    }

    @Test
    void anArchivedFlagIsNeitherCopiedNorChanged() {
        Api.post(scene.project() + "/flags/checkout/archive", "").then().statusCode(200);

        copy("", from("staging", ", 'flags': ['checkout']"))
                .then()
                .statusCode(409)
                .body("code", equalTo("flag_archived"));
        copy("", from("staging", "")).then().statusCode(200).body("flags", empty());
    }

    @Test
    void aFrozenEnvironmentAndOneThatWantsApprovalTakeNoCopies() {
        Api.put(scene.environment() + "/policy", 0, "{'approval': {}}").then().statusCode(200);
        copy("?dryRun=true", from("staging", ""))
                .then()
                .statusCode(200)
                .body("flags[0].obstacles.code", contains("approval_required"))
                .body("flags[0].instructions.kind", hasItem("addRule"));
        copy("", from("staging", "")).then().statusCode(409).body("code", equalTo("approval_required"));
        Api.put(scene.environment() + "/policy", 1, "{}").then().statusCode(200);
        Api.created(Api.post(
                scene.environment() + "/freezes",
                "{'name': 'sale', 'from': '" + Instant.now().minusSeconds(60) + "', 'until': '"
                        + Instant.now().plusSeconds(600) + "'}"));

        copy("", from("staging", "")).then().statusCode(409).body("code", equalTo("environment_frozen"));
        Api.get(scene.flag()).then().header("ETag", "\"1\"");
    }

    @Test
    void theRightToChangeIsAskedInTheTargetEnvironmentOfEachFlag() {
        Tenant tenant = Tenant.found();
        Api.created(Api.post("/" + tenant.project() + "/environments", "{'key': 'staging'}"));
        Api.put("/" + tenant.project() + "/environments/staging/flags/checkout", 1, SETTINGS)
                .then()
                .statusCode(200);
        tenant.policy("own", """
                [{'effect': 'allow', 'actions': ['*:read'], 'resources': ['*']},
                 {'effect': 'allow', 'actions': ['flag:*'], 'resources': ['project/*:environment/staging:flag/*']}]""");
        String path = Api.BASE + "/" + tenant.project() + "/environments/prod/copy";
        String document = from("staging", ", 'flags': ['checkout']").replace('\'', '"');

        People.bearer(tenant.token("own"))
                .body(document)
                .post(path + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("flags[0].obstacles.code", everyItem(equalTo("forbidden")));
        People.bearer(tenant.token("own")).body(document).post(path).then().statusCode(403);
        People.bearer(tenant.person(Role.DEVELOPER))
                .body(document)
                .post(path)
                .then()
                .statusCode(200);
    }

    @Test
    void whatSomebodyMayNotReadIsNotCopiedAndNotToldOf() {
        Tenant home = Tenant.found();
        Tenant foreign = Tenant.found();
        String path = Api.BASE + "/" + home.project() + "/environments/prod/copy?dryRun=true";
        String document = "{'from': {'project': '" + foreign.project() + "', 'environment': 'prod'}}";

        People.bearer(home.person(Role.OWNER))
                .body(document.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("project_not_found"));
        People.bearer(foreign.person(Role.OWNER))
                .body(document.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("project_not_found"));
    }

    @Test
    void everythingThatIsWrongWithTheRequestItselfIsListed() {
        copy("", "{'flags': 'all', 'parts': ['colours'], 'segments': 'perhaps', 'more': 1}")
                .then()
                .statusCode(422)
                .body(
                        "violations.field.sort()",
                        equalTo(List.of("/flags", "/from", "/from/environment", "/more", "/parts/0", "/segments")));
        copy("", from("prod", "")).then().statusCode(422).body("violations.field", contains("/from"));
        copy("", from("gone", "")).then().statusCode(404).body("code", equalTo("environment_not_found"));
    }
}
