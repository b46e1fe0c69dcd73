package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Flags that are archived, brought back and deleted.
@RealServers
class LifecycleTest {
    /// Whoever flushes Redis takes the environments of all tests away, hundreds of them, which come back in any order.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedisRulesets redis;
    private Scene scene;

    @Inject
    LifecycleTest(RedisRulesets redis) {
        this.redis = redis;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private String path(String flag) {
        return scene.project() + "/flags/" + flag;
    }

    private Response archive(String flag) {
        return Api.administrator().post(Api.BASE + path(flag) + "/archive");
    }

    private Response unarchive(String flag) {
        return Api.administrator().post(Api.BASE + path(flag) + "/unarchive");
    }

    private static void refused(Response response, String code) {
        response.then().statusCode(409).contentType("application/problem+json").body("code", equalTo(code));
    }

    private void awaitInRedis(long sequence) {
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == sequence);
    }

    /// Creates a flag `express` that requires `checkout`.
    private void requireCheckout() {
        Api.created(Api.post(
                scene.project() + "/flags",
                Scene.FLAG.replace("checkout", "express").replaceFirst("}$", """
                        , 'environments': {'prod': {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                          'prerequisites': [{'flag': 'checkout', 'variants': ['on']}]}}}""")));
    }

    @Test
    void readersDropAnArchivedFlagAndNothingOfItIsLost() {
        scene.change(1, "on").then().statusCode(200);

        archive("checkout")
                .then()
                .statusCode(200)
                .body("archived", equalTo(true))
                .body("archivedAt", notNullValue());

        awaitInRedis(3);
        assertThat(redis.knowsFlag(scene.environmentId(), "checkout")).isFalse();
        Api.get(scene.flag()).then().header("ETag", "\"2\"").body("on", equalTo(true));
        Api.get(scene.flag() + "/versions").then().body("items", hasSize(2));
    }

    @Test
    void anUnarchivedFlagIsServedAsItWas() throws Exception {
        scene.change(1, "on").then().statusCode(200);
        archive("checkout").then().statusCode(200);

        unarchive("checkout")
                .then()
                .statusCode(200)
                .body("archived", equalTo(false))
                .body("archivedAt", nullValue());

        awaitInRedis(4);
        assertThat(redis.flag(scene.environmentId(), "checkout").configuration().version())
                .isEqualTo(2);
        scene.change(2, "off").then().statusCode(200);
    }

    @Test
    void aRedisThatLostEverythingIsRefilledWithoutArchivedFlags() {
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "search")));
        archive("checkout").then().statusCode(200);
        awaitInRedis(3);

        redis.flush();

        awaitInRedis(3);
        assertThat(redis.knowsFlag(scene.environmentId(), "search")).isTrue();
        assertThat(redis.knowsFlag(scene.environmentId(), "checkout")).isFalse();
    }

    @Test
    void anEnvironmentThatComesLaterLearnsOfAnArchivedFlagWhenItIsBack() {
        archive("checkout").then().statusCode(200);

        Api.created(Api.post(scene.project() + "/environments", "{'key': 'qa'}"))
                .body("sequence", equalTo(0));
        unarchive("checkout").then().statusCode(200);

        Api.get(scene.project() + "/environments/qa").then().body("sequence", equalTo(1));
        Api.get(scene.project() + "/environments/qa/flags/checkout").then().body("on", equalTo(false));
    }

    @Test
    void anArchivedFlagCannotBeChanged() {
        archive("checkout").then().statusCode(200);

        refused(scene.change(1, "on"), "flag_archived");
        refused(Api.put(scene.flag() + "?dryRun=true", 1, Scene.configuration("on")), "flag_archived");
        refused(archive("checkout"), "flag_archived");

        assertThat(scene.sequence()).isEqualTo(2);
    }

    @Test
    void onlyAnArchivedFlagIsDeletedOrBroughtBack() {
        refused(Api.delete(path("checkout")), "flag_not_archived");
        refused(unarchive("checkout"), "flag_not_archived");

        assertThat(scene.sequence()).isEqualTo(1);
    }

    @Test
    void aDeletedFlagIsGoneAndItsKeyStaysTaken() {
        archive("checkout").then().statusCode(200);

        Api.delete(path("checkout")).then().statusCode(204);

        Api.get(path("checkout")).then().statusCode(404).body("code", equalTo("flag_not_found"));
        Api.get(scene.flag()).then().statusCode(404);
        Api.get(scene.flag() + "/versions").then().statusCode(404);
        Api.delete(path("checkout")).then().statusCode(404);
        unarchive("checkout").then().statusCode(404);
        Api.get(scene.project() + "/flags?archived=any").then().body("items", empty());
        refused(Api.post(scene.project() + "/flags", Scene.FLAG), "already_exists");
        Api.created(Api.post(scene.project() + "/environments", "{'key': 'qa'}"));
    }

    @Test
    void aFlagThatOthersRequireStays() {
        requireCheckout();

        archive("checkout")
                .then()
                .statusCode(409)
                .body("code", equalTo("flag_required"))
                .body("detail", containsString("required by express"));

        archive("express").then().statusCode(200);
        archive("checkout").then().statusCode(200);
        refused(Api.delete(path("checkout")), "flag_required");
        refused(unarchive("express"), "prerequisite_archived");
        Api.delete(path("express")).then().statusCode(204);
        Api.delete(path("checkout")).then().statusCode(204);
    }

    @Test
    void anArchivedFlagCannotBeRequired() {
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "search")));
        archive("search").then().statusCode(200);

        Api.put(scene.flag(), 1, """
                        {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'on'},
                         'prerequisites': [{'flag': 'search', 'variants': ['on']}]}""")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("/prerequisites/0/flag"));
    }

    @Test
    void theEndOfAFlagIsAudited() {
        Api.administrator()
                .post(Api.BASE + path("checkout") + "/archive?comment=unused")
                .then()
                .statusCode(200);
        unarchive("checkout").then().statusCode(200);
        archive("checkout").then().statusCode(200);
        Api.delete(path("checkout")).then().statusCode(204);

        Api.administrator()
                .get("/api/v1/audit?limit=4&flag=checkout&project="
                        + scene.project().substring(1))
                .then()
                .body("items.action", contains("flag.deleted", "flag.archived", "flag.unarchived", "flag.archived"))
                .body("items[3].comment", equalTo("unused"))
                .body("items[3].diff.archived.after", equalTo(true));
    }

    @Test
    void whatIsNotThereHasNoEnd() {
        archive("gone").then().statusCode(404).body("code", equalTo("flag_not_found"));
        unarchive("gone").then().statusCode(404);
        Api.delete(path("gone")).then().statusCode(404);
        Api.administrator()
                .post(Api.BASE + "/gone/flags/checkout/archive")
                .then()
                .statusCode(404)
                .body("code", equalTo("project_not_found"));
    }
}
