package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a flag is in its whole project, changed by instructions.
@RealServers
class DefinitionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RedisRulesets redis;
    private final Database database;
    private Scene scene;

    @Inject
    DefinitionsTest(RedisRulesets redis, Database database) {
        this.redis = redis;
        this.database = database;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'staging'}"));
    }

    private String flag() {
        return scene.project() + "/flags/checkout";
    }

    private Response patch(String instructions) {
        return patch("", instructions);
    }

    private Response patch(String query, String instructions) {
        return Api.administrator()
                .body(("{'comment': 'because', 'instructions': [" + instructions + "]}").replace('\'', '"'))
                .patch(Api.BASE + flag() + query);
    }

    @Test
    void aNewVariantReachesEveryEnvironmentInOneChange() {
        long before = scene.sequence();

        patch("{'kind': 'addVariant', 'variant': {'key': 'maybe', 'name': 'Maybe', 'value': true}, 'before': 'off'}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("variants.key", contains("on", "maybe", "off"))
                .body("variants[1].name", equalTo("Maybe"));

        assertThat(scene.sequence()).isEqualTo(before + 1);
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == before + 1);
        scene.change(1, "maybe").then().statusCode(200);
    }

    @Test
    void whatPeopleReadOnlyIsNotPublished() {
        long before = scene.sequence();

        patch("{'kind': 'rename', 'name': 'Checkout'}, {'kind': 'addTags', 'tags': ['shop']},"
                        + "{'kind': 'updateVariant', 'variant': 'on', 'description': 'the new one'},"
                        + "{'kind': 'setKind', 'flagKind': 'operational'}, {'kind': 'markPermanent'}")
                .then()
                .statusCode(200)
                .body("name", equalTo("Checkout"))
                .body("kind", equalTo("operational"))
                .body("temporary", equalTo(false));

        assertThat(scene.sequence()).isEqualTo(before);
    }

    @Test
    void whatChangesNothingIsNoVersion() {
        patch("{'kind': 'setClientVisible', 'clientVisible': false}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");

        Api.get(flag() + "/versions").then().body("items", hasSize(1));
    }

    @Test
    void aVariantInUseIsNotRemovedAndTheAnswerTellsWhereItIs() {
        Api.put(scene.flag(), 1, """
                {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                 'targets': [{'variant': 'on', 'units': ['ada']}],
                 'rules': [{'id': 'beta', 'condition': {'all': []}, 'serve': {'variant': 'on'}}]}""").then().statusCode(200);
        Api.created(Api.post(
                scene.project() + "/flags",
                Scene.FLAG.replace("checkout", "express").replaceFirst("}$", """
                        , 'environments': {'prod': {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                          'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}}}""")));

        patch("{'kind': 'removeVariant', 'variant': 'on'}")
                .then()
                .statusCode(409)
                .body("code", equalTo("variant_in_use"))
                .body(
                        "detail",
                        allOf(
                                containsString("'on' by prod: individual targets"),
                                containsString("'on' by prod: rule 'beta'"),
                                containsString("'on' by prod: default"),
                                containsString("'on' by staging: default"),
                                containsString("'on' by prod: prerequisite of flag 'express'")));
    }

    @Test
    void aVariantThatNobodyUsesIsRemoved() {
        patch("{'kind': 'addVariant', 'variant': {'key': 'maybe', 'value': true}}")
                .then()
                .statusCode(200);

        patch("{'kind': 'removeVariant', 'variant': 'maybe'}")
                .then()
                .statusCode(200)
                .body("variants.key", contains("on", "off"));
    }

    @Test
    void aDryRunTellsWhatWouldBeAndWritesNothing() {
        patch("?dryRun=true", "{'kind': 'updateVariant', 'variant': 'on', 'value': false}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("summary", contains("change the value of variant 'on'"))
                .body("flag.variants[0].value", equalTo(false));

        Api.get(flag()).then().header("ETag", "\"1\"").body("variants[0].value", equalTo(true));
    }

    @Test
    void aValueMustKeepToTheSchemaWheneverEitherChanges() {
        Api.created(Api.post(scene.project() + "/flags", """
                {'key': 'theme', 'type': 'object', 'variants': [{'key': 'dark', 'value': {'size': 1}}],
                 'schema': {'properties': {'size': {'type': 'integer', 'maximum': 9}}}}"""));
        String theme = scene.project() + "/flags/theme";

        Api.administrator()
                .body("""
                        {"instructions": [{"kind": "updateVariant", "variant": "dark", "value": {"size": 10}}]}""")
                .patch(Api.BASE + theme)
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("/variants/0/value/size"));
        Api.administrator()
                .body("""
                        {"instructions": [{"kind": "setSchema", "schema": {"required": ["colour"]}}]}""")
                .patch(Api.BASE + theme)
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("/variants/0/value"));
    }

    @Test
    void everyVersionIsKeptComparedAndRestored() {
        patch("{'kind': 'rename', 'name': 'Two'}, {'kind': 'markStale'}").then().statusCode(200);
        patch("{'kind': 'setClientVisible', 'clientVisible': true}").then().statusCode(200);

        Api.get(flag() + "/versions")
                .then()
                .body("items.version", contains(3, 2, 1))
                .body("items[0].comment", equalTo("because"));
        Api.get(flag() + "/versions/3/diff?to=1")
                .then()
                .body("instructions.kind", contains("rename", "setClientVisible", "markActive"));
        Api.get(flag() + "/versions/2")
                .then()
                .body("definition.name", equalTo("Two"))
                .body("stale", equalTo(true));
        Api.administrator()
                .header("If-Match", "\"3\"")
                .post(Api.BASE + flag() + "/versions/1/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("name", equalTo("checkout"))
                .body("state", equalTo("active"))
                .body("clientVisible", equalTo(false));
    }

    @Test
    void anOldVersionIsRefused() {
        patch("{'kind': 'rename', 'name': 'Two'}").then().statusCode(200);

        Api.administrator()
                .header("If-Match", "\"1\"")
                .body("""
                        {"instructions": [{"kind": "rename", "name": "Three"}]}""")
                .patch(Api.BASE + flag())
                .then()
                .statusCode(412)
                .body("code", equalTo("stale_version"));
    }

    @Test
    void aFlagPastItsTimeIsStaleAndSaysWhy() {
        patch("{'kind': 'markTemporary', 'until': '2020-01-01'}, {'kind': 'markStale'}")
                .then()
                .statusCode(200)
                .body("state", equalTo("stale"))
                .body("staleReasons", contains("marked", "overdue"))
                .body("until", equalTo("2020-01-01"));

        patch("{'kind': 'markPermanent'}, {'kind': 'markActive'}")
                .then()
                .body("state", equalTo("active"))
                .body("until", nullValue());
    }

    @Test
    void archivingByAnInstructionIsArchiving() {
        patch("{'kind': 'archive'}").then().statusCode(200).body("state", equalTo("archived"));

        Api.put(scene.flag(), 1, Scene.configuration("on"))
                .then()
                .statusCode(409)
                .body("code", equalTo("flag_archived"));
        patch("{'kind': 'unarchive'}").then().statusCode(200).body("state", equalTo("active"));
    }

    @Test
    void aChangeIsAuditedPartByPart() throws SQLException {
        patch("{'kind': 'rename', 'name': 'Two'}, {'kind': 'setClientVisible', 'clientVisible': true},"
                        + "{'kind': 'archive'}")
                .then()
                .statusCode(200);

        List<String> actions = database.strings("select action from audit_entry where flag_key = 'checkout'"
                + " and project_key = '" + scene.project().substring(1) + "' order by position desc limit 3");
        assertThat(actions).containsExactly("flag.archived", "flag.changed", "flag.described");
    }

    @Test
    void whatCannotBeDoneIsToldAtItsInstruction() {
        patch("{'kind': 'rename', 'name': 'x'}, {'kind': 'updateVariant', 'variant': 'gone', 'name': 'y'}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/instructions/1"));
        patch("{'kind': 'addVariant', 'variant': {'key': 'on', 'value': 1}}, {'kind': 'dance'}")
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("/instructions/0/variant/value", "/instructions/1/kind"));
    }

    @Test
    void anotherTypeTakesAValueForEachVariant() {
        patch("{'kind': 'setType', 'type': 'string', 'values': {'on': 'yes'}}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/instructions/0"));
        patch("{'kind': 'setType', 'type': 'string', 'values': {'on': 'yes', 'off': 'no'}}")
                .then()
                .statusCode(200)
                .body("type", equalTo("string"))
                .body("variants.value", contains("yes", "no"));
    }

    @Test
    void historyStillShowsAVariantThatIsGone() {
        patch("{'kind': 'addVariant', 'variant': {'key': 'maybe', 'value': true}}")
                .then()
                .statusCode(200);
        scene.change(1, "maybe").then().statusCode(200);
        scene.change(2, "on").then().statusCode(200);
        patch("{'kind': 'removeVariant', 'variant': 'maybe'}").then().statusCode(200);

        Api.get(scene.flag() + "/versions/2")
                .then()
                .statusCode(200)
                .body("configuration.defaultServe.variant", equalTo("maybe"));
        Api.administrator()
                .header("If-Match", "\"3\"")
                .post(Api.BASE + scene.flag() + "/versions/2/restore")
                .then()
                .statusCode(422);
        Api.post(scene.environment() + "/evaluate", "{'subject': {'targetingKey': 'ada'}, 'versions': {'checkout': 2}}")
                .then()
                .statusCode(200)
                .body(containsString("maybe"));
    }
}
