package dev.guidon.feed;

import static dev.guidon.feed.Changes.flag;
import static dev.guidon.feed.Changes.put;
import static dev.guidon.feed.Changes.removed;
import static dev.guidon.feed.Changes.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.Ramp;
import dev.guidon.contracts.flags.v1.RampStep;
import dev.guidon.contracts.flags.v1.Serve;
import dev.guidon.contracts.flags.v1.Share;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Value;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import dev.guidon.testkit.MovableClock;
import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.TestServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Writer and reader against a Redis of their own, which may be flushed, killed and paused.
final class RulesetFeedTest {
    private static final long NOW = 1_772_366_400_000L;
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final String ENV = "env1";

    private static OwnServer server;
    private static Vertx vertx;
    private static Redis redis;

    private FeedKeys keys;
    private RulesetWriter writer;
    private RulesetReader reader;

    @BeforeAll
    static void startRedis() {
        server = OwnServer.start(TestServer.REDIS);
        vertx = Vertx.vertx();
        redis = Redis.createClient(vertx, "redis://" + server.endpoint().address());
        // Mutiny's first use loads its context propagation, which fails when two threads do it at once.
        get(redis.send(Request.cmd(Command.PING)));
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
        vertx.closeAndAwait();
        server.close();
    }

    @BeforeEach
    void startReader() {
        keys = new FeedKeys("t" + System.nanoTime() + ":");
        writer = new RulesetWriter(redis, keys);
        reader = new RulesetReader(redis, keys, Duration.ofMillis(100), InstantSource.system());
        reader.start();
    }

    @AfterEach
    void closeReader() {
        reader.close();
    }

    @Test
    void aChangeIsFollowed() {
        get(writer.replace(snapshot(ENV, 0)));
        awaitSequence(0);

        assertThat(get(writer.append(put(ENV, 1, flag("f", 1))))).isEqualTo(WriteResult.APPENDED);
        assertThat(get(writer.append(put(ENV, 2, flag("f", 2))))).isEqualTo(WriteResult.APPENDED);

        awaitSequence(2);
        assertThat(valueOf("f")).isEqualTo(2);
    }

    @Test
    void aRemovedFlagIsGone() {
        get(writer.replace(snapshot(ENV, 4, flag("f", 1), flag("g", 1))));

        get(writer.append(removed(ENV, 5, "f")));

        awaitSequence(5);
        assertThat(environment().ruleset().flagKeys()).containsExactly("g");
    }

    @Test
    void aRepeatedChangeIsWrittenOnce() {
        get(writer.replace(snapshot(ENV, 0)));

        assertThat(get(writer.append(put(ENV, 1, flag("f", 1))))).isEqualTo(WriteResult.APPENDED);
        assertThat(get(writer.append(put(ENV, 1, flag("f", 99))))).isEqualTo(WriteResult.ALREADY_THERE);

        awaitSequence(1);
        assertThat(valueOf("f")).isEqualTo(1);
    }

    @Test
    void aMissingChangeIsAGapAndNothingIsWritten() {
        get(writer.replace(snapshot(ENV, 3)));

        assertThat(get(writer.append(put(ENV, 5, flag("f", 5))))).isEqualTo(WriteResult.GAP);
        assertThat(get(writer.append(put("nobody", 1, flag("f", 1))))).isEqualTo(WriteResult.GAP);

        assertThat(get(writer.sequences(List.of(ENV, "nobody")))).isEqualTo(Map.of(ENV, 3L));
    }

    @Test
    void anEarlierSnapshotIsNotTaken() {
        get(writer.replace(snapshot(ENV, 9, flag("f", 9))));

        get(writer.replace(snapshot(ENV, 8, flag("f", 8))));

        awaitSequence(9);
        assertThat(valueOf("f")).isEqualTo(9);
    }

    @Test
    void anEnvironmentThatIsRemovedLeavesNothingInRedis() {
        get(writer.replace(snapshot(ENV, 4, flag("f", 1))));
        get(writer.append(put(ENV, 5, flag("g", 1))));
        get(writer.replace(snapshot("env2", 0)));

        get(writer.remove(ENV));

        var left = get(redis.send(Request.cmd(Command.KEYS).arg(keys.prefix() + "{" + ENV + "}*")));
        assertThat(left.size()).isZero();
        assertThat(get(writer.sequences(List.of(ENV, "env2")))).isEqualTo(Map.of("env2", 0L));
        await().atMost(WAIT).until(() -> reader.environment("env2").isPresent());
        get(writer.remove(ENV));
    }

    @Test
    void aReaderThatMissedTrimmedChangesLoadsAnew() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        awaitSequence(1);

        get(writer.replace(snapshot(ENV, 50, flag("f", 50), flag("g", 1))));

        awaitSequence(50);
        assertThat(valueOf("f")).isEqualTo(50);
        assertThat(environment().ruleset().flagKeys()).containsExactly("f", "g");
    }

    @Test
    void listenersHearAfterTheSwap() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        reader.listen(swap -> seen.add(environment().sequence() - swap.after().sequence()));
        get(writer.replace(snapshot(ENV, 0)));
        get(writer.append(put(ENV, 1, flag("f", 1))));

        awaitSequence(1);

        await().atMost(WAIT).untilAsserted(() -> assertThat(seen).isNotEmpty().containsOnly(0L));
    }

    @Test
    void aKeyOpensUntilItIsRevoked() {
        ApiKeyText key = ApiKeyText.create(KeyKind.CLIENT, ENV, new SecureRandom());
        ApiKeyText other = ApiKeyText.create(KeyKind.CLIENT, ENV, new SecureRandom());
        get(writer.replace(snapshot(ENV, 0)));

        get(writer.append(put(ENV, 1, "k1", key)));
        awaitSequence(1);
        assertThat(environment().authenticate(key, NOW)).contains(new Environment.ApiKey("k1", KeyKind.CLIENT));
        assertThat(environment().authenticate(other, NOW)).isEmpty();

        get(writer.append(Changes.keyRemoved(ENV, 2, "k1")));
        awaitSequence(2);
        assertThat(environment().authenticate(key, NOW)).isEmpty();
    }

    @Test
    void aKeyOpensUntilItExpires() {
        ApiKeyText key = ApiKeyText.create(KeyKind.SERVER, ENV, new SecureRandom());
        get(writer.replace(snapshot(ENV, 0)));

        get(writer.append(Changes.put(ENV, 1, "k1", key, NOW)));
        awaitSequence(1);

        assertThat(environment().authenticate(key, NOW - 1))
                .contains(new Environment.ApiKey("k1", KeyKind.SERVER, NOW));
        assertThat(environment().authenticate(key, NOW)).isEmpty();
    }

    @Test
    void aRampGoesByTheClockOfItsReader() {
        MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");
        Share everybody = Share.newBuilder().setVariant("v").setWeight(100_000).build();
        Ramp ramp = Ramp.newBuilder()
                .setBucketBy("targetingKey")
                .setSalt("s")
                .addSteps(RampStep.newBuilder()
                        .setStart(clock.instant().plusSeconds(60).toEpochMilli())
                        .addShares(everybody))
                .build();
        Flag flag = flag("f", 1).toBuilder()
                .setDefaultServe(Serve.newBuilder().setRamp(ramp))
                .build();
        get(writer.replace(snapshot(ENV, 1, flag)));
        try (RulesetReader late = new RulesetReader(redis, keys, Duration.ofMillis(100), clock)) {
            late.start();
            Ruleset ruleset = await().until(() -> late.environment(ENV), Optional::isPresent)
                    .orElseThrow()
                    .ruleset();

            assertThat(ruleset.lastStep()).isZero();
            clock.advance(Duration.ofSeconds(60));
            assertThat(ruleset.lastStep()).isEqualTo(clock.millis());
            assertThat(((Decision.Served) ruleset.decide("f", Subject.of(Map.of("targetingKey", "u")))).reason())
                    .isEqualTo(Reason.SPLIT);
        }
    }

    @Test
    void anUnreadableFlagKeepsItsLastForm() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1), flag("g", 1))));
        awaitSequence(1);

        get(writer.append(
                put(ENV, 2, flag("f", 2).toBuilder().clearDefaultServe().build())));

        awaitSequence(2);
        assertThat(valueOf("f")).isEqualTo(1);
        assertThat(valueOf("g")).isEqualTo(1);
    }

    @Test
    void anUnreadableFlagKeepsItsLastFormWhenTheEnvironmentIsLoadedAnew() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1), flag("g", 1))));
        awaitSequence(1);

        get(writer.replace(snapshot(
                ENV,
                9,
                flag("f", 2).toBuilder().clearDefaultServe().build(),
                flag("g", 2),
                flag("h", 1).toBuilder().clearDefaultServe().build())));

        awaitSequence(9);
        assertThat(valueOf("f")).isEqualTo(1);
        assertThat(valueOf("g")).isEqualTo(2);
        assertThat(environment().ruleset().flagKeys()).containsExactly("f", "g");
    }

    @Test
    void aFlushedRedisChangesNothingUntilItIsFilledAgain() {
        get(writer.replace(snapshot(ENV, 7, flag("f", 7))));
        awaitSequence(7);

        get(redis.send(Request.cmd(Command.FLUSHALL)));
        var flushed = reader.lastContact().orElseThrow();
        await().atMost(WAIT).until(() -> reader.lastContact().orElseThrow().isAfter(flushed.plusMillis(300)));
        assertThat(valueOf("f")).isEqualTo(7);

        assertThat(get(writer.append(put(ENV, 8, flag("f", 8))))).isEqualTo(WriteResult.GAP);
        get(writer.replace(snapshot(ENV, 8, flag("f", 8))));
        awaitSequence(8);
        assertThat(valueOf("f")).isEqualTo(8);
    }

    @Test
    void aKilledRedisChangesNothingAndFollowingResumes() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        awaitSequence(1);

        server.kill();
        await().atMost(WAIT).until(() -> !reader.reachable());
        assertThat(valueOf("f")).isEqualTo(1);

        server.restart();
        await().atMost(WAIT).until(() -> reader.reachable());
        get(writer.replace(snapshot(ENV, 2, flag("f", 2))));
        awaitSequence(2);
        get(writer.append(put(ENV, 3, flag("f", 3))));
        awaitSequence(3);
        assertThat(valueOf("f")).isEqualTo(3);
    }

    @Test
    void aHangingRedisChangesNothingAndFollowingResumes() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        awaitSequence(1);

        server.pause();
        try {
            await().atMost(WAIT).until(() -> !reader.reachable());
            assertThat(valueOf("f")).isEqualTo(1);
        } finally {
            server.resume();
        }

        await().atMost(WAIT).until(() -> reader.reachable());
        get(writer.append(put(ENV, 2, flag("f", 2))));
        awaitSequence(2);
    }

    private void awaitSequence(long sequence) {
        await().atMost(WAIT).pollInterval(Duration.ofMillis(5)).until(() -> reader.environment(ENV)
                .filter(found -> found.sequence() == sequence)
                .isPresent());
    }

    private Environment environment() {
        return reader.environment(ENV).orElseThrow();
    }

    private long valueOf(String flagKey) {
        var decision = (Decision.Served) environment().ruleset().decide(flagKey, Subject.of(Map.of()));
        return ((Value.Whole) decision.variant().value()).value();
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(WAIT);
    }
}
