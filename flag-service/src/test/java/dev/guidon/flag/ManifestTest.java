package dev.guidon.flag;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Manifest Management API, as OpenFeature's command line calls it to pull, compare and push.
@RealServers
class ManifestTest {
    private Scene scene;

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private String manifest() {
        return scene.project() + "/openfeature/v0/manifest";
    }

    private Response update(String flag, String document) {
        return Api.administrator().body(document.replace('\'', '"')).put(Api.BASE + manifest() + "/flags/" + flag);
    }

    @Test
    void flagsArePulledWithWhatTheyServeWhenOff() {
        Api.get(manifest())
                .then()
                .statusCode(200)
                .header("X-Manifest-Capabilities", "read,write,delete")
                .body("flags", hasSize(1))
                .body("flags[0].key", equalTo("checkout"))
                .body("flags[0].type", equalTo("boolean"))
                .body("flags[0].defaultValue", equalTo(false));
    }

    @Test
    void aPushedFlagComesBackAsItWasPushed() {
        Api.post(manifest() + "/flags", "{'key': 'maxRetries', 'type': 'integer', 'defaultValue': 3}")
                .then()
                .statusCode(201)
                .body("flag.key", equalTo("maxRetries"))
                .body("flag.defaultValue", equalTo(3))
                .body("updatedAt", notNullValue());
        Api.created(Api.post(
                manifest() + "/flags",
                "{'key': 'rate', 'type': 'float', 'description': 'A part', 'defaultValue': 0.5}"));
        Api.created(Api.post(manifest() + "/flags", "{'key': 'strict', 'type': 'boolean', 'defaultValue': true}"));

        Api.get(manifest())
                .then()
                .body("flags.key", hasItems("checkout", "maxRetries", "rate", "strict"))
                .body("flags.find { it.key == 'rate' }.defaultValue", equalTo(0.5f))
                .body("flags.find { it.key == 'rate' }.type", equalTo("float"))
                .body("flags.find { it.key == 'rate' }.description", equalTo("A part"))
                .body("flags.find { it.key == 'strict' }.defaultValue", equalTo(true));
        Api.get(scene.environment() + "/flags/maxRetries")
                .then()
                .statusCode(200)
                .body("on", equalTo(false));
    }

    @Test
    void aPushReplacesTheDescriptionAndTheValueInCode() {
        update("checkout", "{'key': 'checkout', 'type': 'boolean', 'description': 'Pays', 'defaultValue': true}")
                .then()
                .statusCode(200)
                .body("flag.description", equalTo("Pays"))
                .body("flag.defaultValue", equalTo(true));

        update("checkout", "{'key': 'checkout', 'type': 'boolean'}")
                .then()
                .statusCode(200)
                .body("flag.description", nullValue())
                .body("flag.defaultValue", equalTo(true));

        Api.get("/../audit?project=" + scene.project().substring(1))
                .then()
                .body("items.action", hasItems("flag.described", "flag.code_default_changed"));
    }

    @Test
    void anArchivedFlagLeavesTheManifestAndKeepsItsKey() {
        Api.delete(manifest() + "/flags/checkout").then().statusCode(200).body("archivedAt", notNullValue());

        Api.get(manifest()).then().body("flags", hasSize(0));
        Api.post(manifest() + "/flags", "{'key': 'checkout', 'type': 'boolean', 'defaultValue': false}")
                .then()
                .statusCode(409)
                .body("error.status", equalTo(409))
                .body("error.message", containsString("checkout"));
        update("checkout", "{'key': 'checkout', 'type': 'boolean'}").then().statusCode(409);
    }

    @Test
    void errorsHaveTheFormOfTheProtocol() {
        update("checkout", "{'key': 'checkout', 'type': 'string'}")
                .then()
                .statusCode(409)
                .body("error.message", containsString("type"));
        update("checkout", "{'key': 'other', 'type': 'boolean'}")
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("key"));
        update("gone", "{'key': 'gone', 'type': 'boolean'}").then().statusCode(404);
        Api.post(manifest() + "/flags", "{'key': 'no default', 'type': 'number'}")
                .then()
                .statusCode(400)
                .body("error.details.field", hasItems("key", "type", "defaultValue"));
        Api.get("/gone/openfeature/v0/manifest").then().statusCode(404).body("error.message", not(nullValue()));
    }
}
