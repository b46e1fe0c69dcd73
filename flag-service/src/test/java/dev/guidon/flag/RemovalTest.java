package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.guidon.feed.Environment;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.RulesetReader;
import dev.guidon.flag.access.Role;
import dev.guidon.flag.removal.SweepDeleted;
import dev.guidon.kit.identity.ApiKeyText;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Environments and projects are deleted, and nobody is served anything of them any more.
@RealServers
class RemovalTest {
    private final Database database;
    private final RedisRulesets rulesets;
    private final Redis redis;
    private final FeedSettings settings;
    private final SweepDeleted sweep;
    private Scene scene;

    @Inject
    RemovalTest(Database database, RedisRulesets rulesets, Redis redis, FeedSettings settings, SweepDeleted sweep) {
        this.sweep = sweep;
        this.database = database;
        this.rulesets = rulesets;
        this.redis = redis;
        this.settings = settings;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private static Response delete(String path, String confirmed) {
        return Api.administrator().header("Guidon-Confirm", confirmed).delete(Api.BASE + path);
    }

    private RulesetReader startReader() {
        RulesetReader reader = new RulesetReader(
                redis, new FeedKeys(settings.keyPrefix()), Duration.ofMillis(100), InstantSource.system());
        reader.start();
        return reader;
    }

    private static boolean opens(Environment environment, ApiKeyText key) {
        return environment.authenticate(key, Instant.now().toEpochMilli()).isPresent();
    }

    @Test
    void aDeletedEnvironmentAnswersNobodyWithinASecond() {
        ApiKeyText key = ApiKeyText.parse(
                        Api.created(Api.post(scene.environment() + "/keys", "{'name': 'back end', 'kind': 'server'}"))
                                .extract()
                                .path("key"))
                .orElseThrow();
        try (RulesetReader reader = startReader()) {
            await().until(() -> reader.environment(scene.environmentId())
                    .filter(environment -> opens(environment, key))
                    .isPresent());

            delete(scene.environment(), "prod").then().statusCode(204);

            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> reader.environment(scene.environmentId())
                            .filter(environment -> !opens(environment, key))
                            .isPresent());
        }
        await().until(() -> !rulesets.knowsFlag(scene.environmentId(), "checkout"));
        Api.get(scene.environment()).then().statusCode(404).body("code", equalTo("environment_not_found"));
        Api.get(scene.project() + "/environments").then().body("items", empty());
        Api.get(scene.project() + "/flags/checkout").then().statusCode(200).body("environments.keySet()", empty());
    }

    @Test
    void afterAFlushADeletedEnvironmentComesBackEmpty() {
        await().until(() -> rulesets.knowsFlag(scene.environmentId(), "checkout"));
        delete(scene.environment(), "prod").then().statusCode(204);
        await().until(() -> !rulesets.knowsFlag(scene.environmentId(), "checkout"));
        long last = rulesets.sequence(scene.environmentId());

        rulesets.flush();

        // The environments of all tests come back, hundreds of them, in any order.
        await().atMost(Duration.ofSeconds(60)).until(() -> rulesets.sequence(scene.environmentId()) == last);
        assertThat(rulesets.knowsFlag(scene.environmentId(), "checkout")).isFalse();
    }

    @Test
    void anEnvironmentThatServesAFlagThatIsOnStays() {
        scene.put(1, true).then().statusCode(200);

        delete(scene.environment(), "prod")
                .then()
                .statusCode(409)
                .body("code", equalTo("environment_live"))
                .body("detail", containsString("checkout"));
        Api.get(scene.environment()).then().statusCode(200);

        scene.put(2, false).then().statusCode(200);
        delete(scene.environment(), "prod").then().statusCode(204);
    }

    @Test
    void nothingIsDeletedBySlipOfThePath() {
        for (String path : new String[] {scene.environment(), scene.project()}) {
            Api.delete(path).then().statusCode(422).body("violations.field", contains("Guidon-Confirm"));
            delete(path, "staging").then().statusCode(422);
            Api.get(path).then().statusCode(200);
        }
    }

    @Test
    void aDryRunTellsWhatWouldGo() {
        Api.created(Api.post(scene.environment() + "/keys", "{'name': 'back end', 'kind': 'server'}"));
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'beta'}"));
        scene.put(1, true).then().statusCode(200);

        Api.delete(scene.environment() + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("flags", equalTo(1))
                .body("segments", equalTo(1))
                .body("keys", equalTo(1))
                .body("on", contains("checkout"));
        Api.get(scene.environment()).then().statusCode(200);
    }

    @Test
    void whatWasToHappenInItIsCalledOff() throws SQLException {
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        String schedule = Api.created(Api.post(
                        scene.flag() + "/schedules",
                        "{'at': '" + tomorrow + "', 'instructions': [{'kind': 'turnOn'}]}"))
                .extract()
                .path("id");
        String request = Api.created(Api.post(scene.environment() + "/change-requests", """
                        {'title': 'launch', 'changes': [{'flag': 'checkout', 'instructions': [{'kind': 'turnOn'}]}]}"""))
                .extract()
                .path("id");

        delete(scene.environment(), "prod").then().statusCode(204);

        assertThat(database.strings("select status from scheduled_change where id = '" + schedule + "'"))
                .containsExactly("CANCELLED");
        assertThat(database.strings("select status from change_request where id = '" + request + "'"))
                .containsExactly("WITHDRAWN");
    }

    @Test
    void aFrozenEnvironmentIsNotDeleted() {
        Api.created(Api.post(
                scene.environment() + "/freezes",
                "{'name': 'sale', 'from': '" + Instant.now().minusSeconds(60) + "', 'until': '"
                        + Instant.now().plusSeconds(600) + "'}"));

        delete(scene.environment(), "prod").then().statusCode(409).body("code", equalTo("environment_frozen"));
        delete(scene.project(), scene.project().substring(1)).then().statusCode(409);
        Api.get(scene.environment()).then().statusCode(200);
    }

    @Test
    void anEnvironmentThatWantsApprovalOrACommentIsNotDeletedWithout() {
        Api.put(scene.environment() + "/policy", 0, "{'minComment': 5}").then().statusCode(200);
        delete(scene.environment(), "prod").then().statusCode(422).body("violations.field", contains("comment"));
        Api.put(scene.environment() + "/policy", 1, "{'approval': {}}").then().statusCode(200);

        delete(scene.environment() + "?comment=nobody+needs+it", "prod")
                .then()
                .statusCode(409)
                .body("code", equalTo("approval_required"));
    }

    @Test
    void aProjectWithFlagsInUseStaysAndOneWithoutGoesWithItsEnvironments() {
        String key = scene.project().substring(1);
        delete(scene.project(), key)
                .then()
                .statusCode(409)
                .body("code", equalTo("project_in_use"))
                .body("detail", containsString("checkout"));
        Api.post(scene.project() + "/flags/checkout/archive", "").then().statusCode(200);
        Api.delete(scene.project() + "?dryRun=true").then().statusCode(200).body("environments", contains("prod"));

        delete(scene.project() + "?comment=replaced", key).then().statusCode(204);

        Api.get(scene.project()).then().statusCode(404).body("code", equalTo("project_not_found"));
        Api.get(scene.project() + "/flags").then().statusCode(404);
        Api.post(scene.project() + "/environments", "{'key': 'qa'}").then().statusCode(404);
        Api.get("?limit=200").then().body("items.findAll { it.key == '" + key + "' }", empty());
    }

    @Test
    void theKeyOfWhatIsDeletedIsNotGivenOutAgain() {
        delete(scene.environment(), "prod").then().statusCode(204);
        Api.post(scene.project() + "/environments", "{'key': 'prod'}")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_exists"));
        Api.post(scene.project() + "/flags/checkout/archive", "").then().statusCode(200);
        String key = scene.project().substring(1);
        delete(scene.project(), key).then().statusCode(204);

        Api.post("", "{'key': '" + key + "'}").then().statusCode(409);
    }

    @Test
    void theAuditTrailTellsTheEndAndStaysValid() {
        Api.created(Api.post(scene.environment() + "/keys", "{'name': 'back end', 'kind': 'server'}"));
        Api.post(scene.project() + "/flags/checkout/archive", "").then().statusCode(200);
        delete(scene.project() + "?comment=replaced", scene.project().substring(1))
                .then()
                .statusCode(204);

        Api.administrator()
                .get("/api/v1/audit?project=" + scene.project().substring(1))
                .then()
                .body("items.action", hasItems("project.deleted", "environment.deleted", "key.revoked"))
                .body("items[0].comment", equalTo("replaced"));
        Api.administrator().get("/api/v1/audit/verify").then().statusCode(200).body("intact", equalTo(true));
    }

    @Test
    void deletingTakesARightOfItsOwn() {
        Tenant tenant = Tenant.found();
        String path = Api.BASE + "/" + tenant.project();

        People.bearer(tenant.person(Role.DEVELOPER))
                .header("Guidon-Confirm", "prod")
                .delete(path + "/environments/prod")
                .then()
                .statusCode(403);
        People.bearer(Tenant.found().person(Role.OWNER))
                .header("Guidon-Confirm", "prod")
                .delete(path + "/environments/prod")
                .then()
                .statusCode(404)
                .body("code", equalTo("project_not_found"));
        People.bearer(tenant.person(Role.ADMIN))
                .header("Guidon-Confirm", "prod")
                .delete(path + "/environments/prod")
                .then()
                .statusCode(204);
    }

    @Test
    void whatItLeavesBehindIsSweptAwayAndAtLastForgotten() throws SQLException {
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'many'}"));
        Api.administrator()
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body("user-1\nuser-2\n")
                .post(Api.BASE + scene.environment() + "/segments/many/units:import?mode=add")
                .then()
                .statusCode(200);
        String id = scene.environmentId();
        database.execute("insert into flag_evaluated (environment_id, flag_key, last_at) values ('" + id
                + "', 'checkout', now())");
        delete(scene.environment(), "prod").then().statusCode(204);
        await().until(() ->
                !rulesets.knowsFlag(id, "checkout") && undelivered(id).isEmpty());

        sweep();
        assertThat(left("flag_evaluated", id)).isZero();
        assertThat(left("unit_list", id)).isZero();
        assertThat(rulesets.sequence(id)).isPositive();

        database.execute("update environment set deleted_at = now() - interval '31 days' where id = '" + id + "'");
        sweep();
        assertThat(rulesets.sequence(id)).isEqualTo(-1);
        assertThat(left("delivery", id)).isZero();
        assertThat(left("flag_configuration_version", id)).isPositive();
    }

    private void sweep() {
        try {
            var _ = VertxContextSupport.subscribeAndAwait(sweep::sweep);
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    private List<String> undelivered(String environmentId) throws SQLException {
        return database.strings("select sequence from outbox where environment_id = '" + environmentId + "'");
    }

    private long left(String table, String environmentId) throws SQLException {
        return Long.parseLong(
                database.strings("select count(*) from " + table + " where environment_id = '" + environmentId + "'")
                        .getFirst());
    }
}
