package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.RulesetReader;
import dev.guidon.kit.identity.ApiKeyText;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// API keys from their issue to their end, as the services that check them see it.
@RealServers
class KeyLifeTest {
    private static final Instant NEXT_YEAR =
            Instant.now().plus(365, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final Database database;
    private final Redis redis;
    private final FeedSettings settings;
    private Scene scene;
    private List<RulesetReader> instances;

    @Inject
    KeyLifeTest(Database database, Redis redis, FeedSettings settings) {
        this.database = database;
        this.redis = redis;
        this.settings = settings;
    }

    @BeforeEach
    void startInstances() {
        scene = Scene.set();
        instances = Stream.generate(this::startInstance).limit(3).toList();
    }

    /// What each instance of every other service has.
    private RulesetReader startInstance() {
        RulesetReader reader = new RulesetReader(
                redis, new FeedKeys(settings.keyPrefix()), Duration.ofMillis(100), InstantSource.system());
        reader.start();
        return reader;
    }

    @AfterEach
    void stopInstances() {
        instances.forEach(RulesetReader::close);
    }

    private JsonPath issue(String more) {
        return Api.created(
                        Api.post(scene.environment() + "/keys", "{'name': 'back end', 'kind': 'server'" + more + "}"))
                .extract()
                .jsonPath();
    }

    private Response patch(JsonPath key, String document) {
        return Api.administrator()
                .contentType("application/merge-patch+json")
                .body(document.replace('\'', '"'))
                .patch(Api.BASE + scene.environment() + "/keys/" + key.get("id"));
    }

    private boolean isGood(RulesetReader instance, JsonPath key, Instant now) {
        ApiKeyText text = ApiKeyText.parse(key.get("key")).orElseThrow();
        return instance.environment(scene.environmentId())
                .flatMap(environment -> environment.authenticate(text, now.toEpochMilli()))
                .isPresent();
    }

    private void awaitGood(JsonPath key, Instant now) {
        await().until(() -> instances.stream().allMatch(instance -> isGood(instance, key, now)));
    }

    @Test
    void aRevokedKeyOpensNothingAnywhereWithinASecond() {
        JsonPath key = issue("");
        awaitGood(key, Instant.now());

        Api.delete(scene.environment() + "/keys/" + key.get("id")).then().statusCode(204);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> instances.stream().noneMatch(instance -> isGood(instance, key, Instant.now())));
    }

    @Test
    void aKeyExpiresInEveryInstanceByItsOwnClock() {
        JsonPath key = issue(", 'expiresAt': '" + NEXT_YEAR + "'");
        awaitGood(key, NEXT_YEAR.minusMillis(1));

        assertThat(instances).noneMatch(instance -> isGood(instance, key, NEXT_YEAR));
    }

    @Test
    void theEndOfAKeyCanBeSetAndTakenBack() {
        JsonPath key = issue("");

        patch(key, "{'expiresAt': '" + NEXT_YEAR + "'}")
                .then()
                .statusCode(200)
                .body("expiresAt", equalTo(NEXT_YEAR.toString()));
        await().until(() -> instances.stream().noneMatch(instance -> isGood(instance, key, NEXT_YEAR)));
        patch(key, "{'expiresAt': null}").then().statusCode(200).body("expiresAt", equalTo(null));

        awaitGood(key, NEXT_YEAR);
    }

    @Test
    void aNewNameConcernsNoReader() {
        JsonPath key = issue("");
        long sequence = scene.sequence();

        patch(key, "{'name': 'front end'}").then().statusCode(200).body("name", equalTo("front end"));

        assertThat(scene.sequence()).isEqualTo(sequence);
        Api.administrator()
                .get("/api/v1/audit?project=" + scene.project().substring(1))
                .then()
                .body("items[0].action", equalTo("key.changed"))
                .body("items[0].diff.name.after", equalTo("front end"));
    }

    @Test
    void expiredKeysAreListedAsSuchAndRevokedOnesApart() throws SQLException {
        JsonPath key = issue(", 'expiresAt': '" + NEXT_YEAR + "'");
        database.execute("update api_key set expires_at = now() where id = '" + key.get("id") + "'");

        Api.get(scene.environment() + "/keys").then().body("items.state", contains("expired"));
        Api.get(scene.environment() + "/keys?revoked=true").then().body("items", empty());
        Api.delete(scene.environment() + "/keys/" + key.get("id")).then().statusCode(204);

        Api.get(scene.environment() + "/keys").then().body("items", empty());
        Api.get(scene.environment() + "/keys?revoked=true")
                .then()
                .body("items.state", contains("revoked"))
                .body("items.name", contains("back end"));
    }

    @Test
    void aKeyThatWouldHaveExpiredAlreadyIsRefused() {
        Api.post(scene.environment() + "/keys", "{'name': 'n', 'kind': 'client', 'expiresAt': '2020-01-01T00:00:00Z'}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/expiresAt"));
        patch(issue(""), "{'expiresAt': 'tomorrow'}")
                .then()
                .statusCode(422)
                .body("violations.field", contains("/expiresAt"));
    }

    @Test
    void aRevokedKeyCannotBeChanged() {
        JsonPath key = issue("");
        Api.delete(scene.environment() + "/keys/" + key.get("id")).then().statusCode(204);

        patch(key, "{'name': 'n'}").then().statusCode(404).body("code", equalTo("api_key_not_found"));
    }
}
