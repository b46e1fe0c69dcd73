package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Looking at what a configuration was, and going back to it.
@RealServers
class HistoryTest {
    private final Database database;
    private final RedisRulesets redis;
    private Scene scene;

    @Inject
    HistoryTest(Database database, RedisRulesets redis) {
        this.database = database;
        this.redis = redis;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private Response restore(int version, String expected) {
        return Api.administrator()
                .header("If-Match", expected)
                .post(Api.BASE + scene.flag() + "/versions/" + version + "/restore");
    }

    @Test
    void versionsAreListedNewestFirstPageByPage() {
        scene.change(1, "on").then().statusCode(200);
        Api.put(scene.flag() + "?comment=Friday", 2, Scene.configuration("off"))
                .then()
                .statusCode(200);

        JsonPath first = Api.get(scene.flag() + "/versions?limit=2").jsonPath();
        JsonPath second = Api.get(scene.flag() + "/versions?limit=2&after=" + first.get("next"))
                .jsonPath();

        assertThat(first.getList("items.version")).asList().containsExactly(3, 2);
        assertThat(first.getString("items[0].comment")).isEqualTo("Friday");
        assertThat(first.getString("items[0].changedBy")).isEqualTo("administrator");
        assertThat(first.<Object>get("items[0].changedAt")).isNotNull();
        assertThat(second.getList("items.version")).asList().containsExactly(1);
        assertThat(second.<Object>get("next")).isNull();
    }

    @Test
    void aVersionShowsTheConfigurationOfItsTime() {
        scene.change(1, "on").then().statusCode(200);

        Api.get(scene.flag() + "/versions/1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("changedAt", notNullValue())
                .body("configuration.on", equalTo(false));
    }

    @Test
    void aDifferenceIsToldAsInstructionsAndAsSentences() {
        Api.put(scene.flag(), 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
                         'rules': [{'id': 'swiss', 'condition': {'all': []}, 'serve': {'rollout': {'shares': [
                           {'variant': 'on', 'weight': 12500}, {'variant': 'off', 'weight': 87500}]}}}]}""").then().statusCode(200);

        Api.get(scene.flag() + "/versions/1/diff?to=2")
                .then()
                .statusCode(200)
                .body("from", equalTo(1))
                .body("to", equalTo(2))
                .body("instructions.kind", contains("turnOn", "addRule", "setDefaultServe"))
                .body(
                        "summary",
                        contains(
                                "turn on",
                                "add rule 'swiss', which serves 12.5 % 'on', 87.5 % 'off' by targetingKey as the last rule",
                                "serve 'off' by default"));
        Api.get(scene.flag() + "/versions/2/diff?to=2").then().body("instructions", empty());
    }

    @Test
    void aRestoredVersionIsANewVersionThatIsAuditedAndPublished() throws SQLException {
        scene.change(1, "on").then().statusCode(200);

        restore(1, "\"2\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .header("Guidon-Environment-Sequence", "3")
                .body("on", equalTo(false));

        Api.get(scene.flag() + "/versions/1/diff?to=3").then().body("instructions", empty());
        Api.get(scene.flag() + "/versions").then().body("items[0].comment", equalTo("restore version 1"));
        assertThat(database.strings("select action from audit_entry where resource = '"
                        + scene.project().substring(1) + "/prod/checkout' order by id"))
                .hasSize(3);
        await().atMost(Duration.ofSeconds(10)).until(() -> redis.sequence(scene.environmentId()) == 3);
        assertThat(redis.sequence(scene.environmentId())).isEqualTo(3);
    }

    @Test
    void goingBackIsGuardedAgainstLostUpdates() {
        scene.change(1, "on").then().statusCode(200);

        restore(1, "\"1\"").then().statusCode(412).body("code", equalTo("stale_version"));
        Api.administrator()
                .post(Api.BASE + scene.flag() + "/versions/1/restore")
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"));

        assertThat(scene.sequence()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/versions/9, 404, version_not_found",
        "/versions/nine, 404, version_not_found",
        "/versions/1/diff?to=9, 404, version_not_found",
        "/versions/1/diff, 422, invalid",
        "/versions/1/diff?to=-1, 422, invalid",
        "/versions?after=x, 422, invalid",
        "/versions?limit=0, 422, invalid"
    })
    void whatIsNoVersionIsRefused(String path, int status, String code) {
        Api.get(scene.flag() + path).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void aVersionThatNeverWasCannotBeRestored() {
        restore(9, "\"1\"").then().statusCode(404).body("code", equalTo("version_not_found"));

        assertThat(scene.sequence()).isEqualTo(1);
    }
}
