package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RealServers
class VersioningTest {

    @Test
    void aChangeOnAnOldVersionIsRefusedWithBothVersions() {
        Scene scene = Scene.set();
        scene.change(1, "on").then().statusCode(200);

        Response stale = scene.change(1, "off");

        stale.then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("stale_version"))
                .body("detail", containsString("is at version 2, not 1"));
        Api.get(scene.flag()).then().header("ETag", "\"2\"").body("defaultServe.variant", equalTo("on"));
    }

    @Test
    void aChangeOnAVersionThatIsYetToComeIsRefused() {
        Scene scene = Scene.set();

        scene.change(7, "on").then().statusCode(412);

        assertThat(scene.sequence()).isEqualTo(1);
    }

    @Test
    void aChangeWithoutItsVersionIsRefused() {
        Scene scene = Scene.set();

        Api.administrator()
                .body(Scene.configuration("on").replace('\'', '"'))
                .put(Api.BASE + scene.flag())
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"))
                .body("detail", containsString("If-Match"));

        assertThat(scene.sequence()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "*", "W/\"1\"", "\"one\"", "\"1\", \"2\""})
    void aTagThatIsNoVersionIsRefused(String tag) {
        Scene scene = Scene.set();

        Api.administrator()
                .header("If-Match", tag)
                .body(Scene.configuration("on").replace('\'', '"'))
                .put(Api.BASE + scene.flag())
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("If-Match"));

        assertThat(scene.sequence()).isEqualTo(1);
    }
}
