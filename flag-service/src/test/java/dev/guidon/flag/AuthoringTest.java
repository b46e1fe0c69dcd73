package dev.guidon.flag;

import static dev.guidon.flag.Api.created;
import static dev.guidon.flag.Api.get;
import static dev.guidon.flag.Api.post;
import static dev.guidon.flag.Api.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@RealServers
class AuthoringTest {

    @Test
    void aNewEnvironmentHasAnIdAndNoChanges() {
        String project = Api.newProject();

        created(post(project + "/environments", "{'key': 'prod', 'name': 'Production'}"))
                .body("id", matchesPattern("[a-z0-9]{12}"))
                .body("name", equalTo("Production"))
                .body("sequence", equalTo(0));
    }

    @Test
    void anEnvironmentThatComesLaterStartsWithEveryFlagOff() {
        Scene scene = Scene.set();

        created(post(scene.project() + "/environments", "{'key': 'staging', 'name': 'Staging'}"))
                .body("sequence", equalTo(1));

        get(scene.project() + "/environments/staging/flags/checkout")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("on", equalTo(false))
                .body("offVariant", equalTo("off"));
    }

    @Test
    void aFlagIsReadAsItWasWritten() {
        Scene scene = Scene.set();
        String document = """
                {'key': 'theme', 'name': 'Theme', 'description': 'Colours of the shop', 'type': 'object',
                 'clientVisible': true, 'tags': ['ui'],
                 'variants': [{'key': 'dark', 'value': {'z': 1.0, 'a': [true, null]}}],
                 'environments': {'prod': {'on': true, 'offVariant': 'dark', 'defaultServe': {'variant': 'dark'},
                    'rules': [{'id': 'swiss', 'condition': {'attribute': 'country', 'operator': 'in', 'values': ['CH']},
                               'serve': {'rollout': {'shares': [{'variant': 'dark', 'weight': 100000}]}}}]}}}""";

        created(post(scene.project() + "/flags", document));

        get(scene.project() + "/flags/theme")
                .then()
                .statusCode(200)
                .body("name", equalTo("Theme"))
                .body("clientVisible", equalTo(true))
                .body("tags", contains("ui"))
                .body("variants[0].value.z", equalTo(1.0f))
                .body("environments.prod.version", equalTo(1))
                .body("environments.prod.configuration.rules[0].condition.values", contains("CH"))
                .body("environments.prod.configuration.rules[0].serve.rollout.salt", equalTo("theme"));
    }

    @Test
    void aChangeIsTheNextVersionAndTheNextSequence() {
        Scene scene = Scene.set();

        scene.change(1, "on")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Guidon-Environment-Sequence", "2")
                .body("on", equalTo(true));

        get(scene.flag()).then().header("ETag", "\"2\"").body("defaultServe.variant", equalTo("on"));
        assertThat(scene.sequence()).isEqualTo(2);
    }

    @Test
    void whatWasReadCanBeWrittenBack() {
        Scene scene = Scene.set();
        String read = get(scene.flag()).asString();

        put(scene.flag(), 1, read).then().statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void flagsAreListedPageByPageInOrder() {
        String project = Api.newProject();
        for (String key : new String[] {"c", "a", "d", "b", "e"}) {
            created(post(project + "/flags", Scene.FLAG.replace("checkout", key)));
        }

        JsonPath first = get(project + "/flags?limit=2").jsonPath();
        JsonPath second =
                get(project + "/flags?limit=2&after=" + first.get("next")).jsonPath();
        JsonPath third =
                get(project + "/flags?limit=2&after=" + second.get("next")).jsonPath();

        assertThat(first.getList("items.key")).asList().containsExactly("a", "b");
        assertThat(second.getList("items.key")).asList().containsExactly("c", "d");
        assertThat(third.getList("items.key")).asList().containsExactly("e");
        assertThat(third.<Object>get("next")).isNull();
    }

    @Test
    void aRequiredFlagMustExistBeforeItIsRequired() {
        Scene scene = Scene.set();
        String requiring = Scene.FLAG.replace("checkout", "express").replaceFirst("}$", """
                , 'environments': {'prod': {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                  'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}}}""");

        created(post(scene.project() + "/flags", requiring));

        put(scene.flag(), 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                         'prerequisites': [{'flag': 'express', 'variants': ['on']}]}""")
                .then()
                .statusCode(422)
                .body(
                        "violations[0].message",
                        equalTo("goes round in a circle: 'checkout' requires 'express', which requires 'checkout'"));
    }

    @Test
    void aKeyIsShownOnceAndListedWithoutItsSecret() {
        Scene scene = Scene.set();

        String id = created(post(scene.environment() + "/keys", "{'name': 'cart', 'kind': 'server'}"))
                .header("Cache-Control", "no-store")
                .body("kind", equalTo("server"))
                .body("key", matchesPattern("gdn_server_" + scene.environmentId() + "_[0-9a-f]{48}"))
                .extract()
                .path("id");

        get(scene.environment() + "/keys")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].key", nullValue());
    }

    @Test
    void aRevokedKeyIsGone() {
        Scene scene = Scene.set();
        String id = created(post(scene.environment() + "/keys", "{'name': 'cart', 'kind': 'client'}"))
                .extract()
                .path("id");

        Api.delete(scene.environment() + "/keys/" + id).then().statusCode(204);

        get(scene.environment() + "/keys").then().body("items", hasSize(0));
        Api.delete(scene.environment() + "/keys/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("api_key_not_found"));
    }
}
