package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.feed.FeedKeys;
import dev.guidon.feed.FeedSettings;
import dev.guidon.feed.RulesetReader;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What went wrong for users of FeatBit, each with the number of its issue, and must not here.
@RealServers
class FeatbitCasesTest {
    /// Whoever flushes Redis takes the environments of all tests away, hundreds of them, which come back in any order.
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Longer keys are refused when they are written, not when somebody asks for them.
    private static final int LONGEST = 64;
    private static final String ASKING = """
            {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'},
             'rules': [{'id': 'r', 'condition': {'segment': '%s'}, 'serve': {'variant': 'on'}}]}""";

    private final RedisRulesets redis;
    private final Redis client;
    private final FeedSettings settings;
    private final Mutiny.SessionFactory sessions;
    private RulesetReader reader;
    private Scene scene;

    @Inject
    FeatbitCasesTest(RedisRulesets redis, Redis client, FeedSettings settings, Mutiny.SessionFactory sessions) {
        this.redis = redis;
        this.client = client;
        this.settings = settings;
        this.sessions = sessions;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
        reader = new RulesetReader(
                client, new FeedKeys(settings.keyPrefix()), Duration.ofMillis(100), InstantSource.system());
        reader.start();
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    private Optional<String> served(String flagKey, String unit) {
        return reader.environment(scene.environmentId())
                .map(environment -> environment.ruleset().decide(flagKey, Subject.of(Map.of("targetingKey", unit))))
                .flatMap(decision -> decision instanceof Decision.Served served
                        ? Optional.of(served.variant().key())
                        : Optional.empty());
    }

    private void awaitServed(String flagKey, String unit, String variant) {
        await().atMost(PATIENCE).until(() -> served(flagKey, unit).equals(Optional.of(variant)));
    }

    /// #848: a changed segment did not reach clients, because only its flags were told.
    @Test
    void aChangedSegmentReachesReadersAlthoughNoFlagHasChanged() {
        Api.created(Api.post(scene.environment() + "/segments", "{'key': 'testers'}"));
        Api.put(scene.flag(), 1, ASKING.formatted("testers")).then().statusCode(200);
        awaitServed("checkout", "anna", "off");

        Api.put(
                        scene.environment() + "/segments/testers",
                        1,
                        "{'included': [{'attribute': 'targetingKey', 'units': ['anna']}]}")
                .then()
                .statusCode(200);

        awaitServed("checkout", "anna", "on");
        Api.get(scene.flag()).then().header("ETag", "\"2\"");
    }

    /// #917: a flag whose key had more than 64 characters was not evaluated.
    @Test
    void theLongestKeysThereMayBeAreServed() {
        String longest = "k".repeat(LONGEST);
        String unit = "u".repeat(200);
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", longest)));
        Api.created(Api.post(
                scene.environment() + "/segments",
                "{'key': '" + longest + "', 'included': [{'attribute': 'targetingKey', 'units': ['" + unit + "']}]}"));
        Api.put(scene.environment() + "/flags/" + longest, 1, ASKING.formatted(longest))
                .then()
                .statusCode(200);

        awaitServed(longest, unit, "on");
        assertThat(served(longest, "somebody")).contains("off");
        Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", longest + "k"))
                .then()
                .statusCode(422);
    }

    /// #932 and #933: what changed while Redis was filled was lost, or stayed there for good.
    @Test
    void whatChangesWhileRedisIsFilledIsNeitherLostNorLeftBehind() throws Exception {
        List<String> keys = IntStream.range(0, 12).mapToObj(i -> "flag" + i).toList();
        keys.forEach(key -> Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", key))));
        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == 13);

        redis.flush();
        List<Callable<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            boolean goes = i % 2 == 0;
            changes.add(() -> goes
                    ? Api.post(scene.project() + "/flags/" + key + "/archive", "")
                            .statusCode()
                    : Api.put(scene.environment() + "/flags/" + key, 1, Scene.configuration("on"))
                            .statusCode());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(changes)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == scene.sequence());
        for (int i = 0; i < keys.size(); i++) {
            boolean goes = i % 2 == 0;
            assertThat(redis.knowsFlag(scene.environmentId(), keys.get(i))).isEqualTo(!goes);
            if (!goes) {
                awaitServed(keys.get(i), "anna", "on");
            }
        }
    }

    /// #797: a table was missing in the migrations of PostgreSQL.
    @Test
    void everyTableAndColumnThatIsReadIsThere() throws Throwable {
        List<String> entities = new ArrayList<>();
        sessions.getMetamodel().getEntities().forEach(entity -> entities.add(entity.getName()));

        assertThat(entities).hasSizeGreaterThan(30);
        for (String entity : entities) {
            var _ = VertxContextSupport.subscribeAndAwait(
                    () -> sessions.withSession(session -> session.createSelectionQuery("from " + entity, Object.class)
                            .setMaxResults(1)
                            .getResultList()));
        }
    }
}
