package dev.guidon.feed;

import static dev.guidon.feed.Changes.put;
import static dev.guidon.feed.Changes.segmentRemoved;
import static dev.guidon.feed.Changes.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.flags.v1.Condition;
import dev.guidon.contracts.flags.v1.Flag;
import dev.guidon.contracts.flags.v1.Segment;
import dev.guidon.contracts.flags.v1.Serve;
import dev.guidon.contracts.flags.v1.UnitList;
import dev.guidon.contracts.types.v1.Value;
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.FlagChange;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.units.UnitHash;
import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.TestServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Segments on their way to readers, through a Redis of their own.
final class SegmentFeedTest {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final String ENV = "env1";
    private static final byte[] HASH_KEY = {7, 1, 4, 9, 2, 2, 8, 5, 6, 6, 0, 3, 1, 9, 8, 4};

    private static OwnServer server;
    private static Vertx vertx;
    private static Redis redis;

    private RulesetWriter writer;
    private UnitListWriter lists;
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
        FeedKeys keys = new FeedKeys("t" + System.nanoTime() + ":");
        writer = new RulesetWriter(redis, keys);
        lists = new UnitListWriter(redis, keys);
        reader = new RulesetReader(redis, keys, Duration.ofMillis(100), InstantSource.system());
        reader.start();
    }

    @AfterEach
    void closeReader() {
        reader.close();
    }

    private static Condition in(String segment) {
        Condition.Builder condition = Condition.newBuilder();
        condition.getInSegmentBuilder().setSegment(segment);
        return condition.build();
    }

    /// Serves true to whoever meets the condition.
    private static Flag asking(String key, long version, Condition condition) {
        Flag.Builder flag = Changes.flag(key, version).toBuilder();
        flag.addVariantsBuilder().setKey("yes").setValue(Value.newBuilder().setIntValue(100));
        flag.addRulesBuilder()
                .setId("r")
                .setCondition(condition)
                .setServe(Serve.newBuilder().setVariant("yes"));
        return flag.build();
    }

    private static Segment few(String key, long version, String... units) {
        Segment.Builder segment = Segment.newBuilder().setKey(key).setVersion(version);
        segment.addIncludedBuilder()
                .setAttribute("targetingKey")
                .getFewBuilder()
                .addAllUnits(List.of(units));
        return segment.build();
    }

    private static Segment many(String key, long version, UnitList list) {
        Segment.Builder segment = Segment.newBuilder().setKey(key).setVersion(version);
        segment.addIncludedBuilder().setAttribute("targetingKey").setList(list);
        return segment.build();
    }

    /// The blocks of a list of two, and the list.
    private record Listed(UnitList list, Map<ByteString, ByteString> blocks) {
        static Listed of(String... units) {
            UnitHash hash = new UnitHash(HASH_KEY);
            long[] hashes = Stream.of(units).mapToLong(hash::of).sorted().toArray();
            Map<ByteString, ByteString> blocks = new HashMap<>();
            ByteString ids = ByteString.EMPTY;
            for (int i = 0; i < 2; i++) {
                int block = i;
                ByteString content = UnitBlocks.encode(Arrays.stream(hashes)
                        .filter(one -> dev.guidon.engine.units.UnitList.blockOf(one, 1) == block)
                        .toArray());
                blocks.put(UnitBlocks.idOf(content), content);
                ids = ids.concat(UnitBlocks.idOf(content));
            }
            return new Listed(
                    UnitList.newBuilder()
                            .setId("7")
                            .setHashKey(ByteString.copyFrom(HASH_KEY))
                            .setBlocks(ids)
                            .build(),
                    blocks);
        }
    }

    @Test
    void aChangedSegmentIsFollowedAndChangesEveryFlagThatAsksForIt() {
        List<FlagChange> changes = new CopyOnWriteArrayList<>();
        get(writer.replace(snapshot(
                ENV,
                1,
                List.of(asking("f", 1, in("s")), asking("g", 1, in("outer")), Changes.flag("h", 1)),
                few("s", 1, "a"),
                Segment.newBuilder()
                        .setKey("outer")
                        .setVersion(1)
                        .addRules(in("s"))
                        .build())));
        awaitSequence(1);
        reader.listen(swap -> changes.addAll(swap.after()
                .ruleset()
                .changesSince(swap.before().map(Environment::ruleset).orElseGet(() -> Ruleset.compile(0, List.of())))));

        get(writer.append(put(ENV, 2, few("s", 2, "a", "b"))));

        awaitSequence(2);
        assertThat(valueOf("f", "b")).isEqualTo(100);
        assertThat(valueOf("g", "b")).isEqualTo(100);
        await().atMost(WAIT)
                .untilAsserted(
                        () -> assertThat(changes).map(FlagChange::flagKey).containsExactlyInAnyOrder("f", "g"));
    }

    @Test
    void aRemovedSegmentIsGone() {
        get(writer.replace(snapshot(ENV, 1, List.of(), few("s", 1, "a"))));
        awaitSequence(1);
        assertThat(ruleset().segment("s")).isPresent();

        get(writer.append(segmentRemoved(ENV, 2, "s")));

        awaitSequence(2);
        assertThat(ruleset().segment("s")).isEmpty();
        assertThat(get(writer.segment(ENV, "s"))).isEmpty();
    }

    @Test
    void aListIsLoadedByItsBlocks() {
        Listed listed = Listed.of("a", "b", "c", "d", "e");
        get(lists.put(ENV, "7", listed.blocks()));
        get(writer.replace(snapshot(ENV, 1, List.of(asking("f", 1, in("s"))), many("s", 1, listed.list()))));

        awaitSequence(1);

        assertThat(Stream.of("a", "b", "c", "d", "e")).allMatch(unit -> valueOf("f", unit) == 100);
        assertThat(valueOf("f", "x")).isEqualTo(1);
    }

    @Test
    void aChangedListBringsOnlyTheBlocksThatChanged() {
        Listed before = Listed.of("a", "b", "c", "d", "e");
        get(lists.put(ENV, "7", before.blocks()));
        get(writer.replace(snapshot(ENV, 1, List.of(asking("f", 1, in("s"))), many("s", 1, before.list()))));
        awaitSequence(1);
        Listed after = Listed.of("a", "b", "c", "d", "e", "f");

        Set<ByteString> lacking = get(lists.lacking(ENV, "7", UnitBlocks.idsOf(after.list())));
        assertThat(lacking).hasSize(1);
        Map<ByteString, ByteString> changed = new HashMap<>(after.blocks());
        changed.keySet().retainAll(lacking);
        get(lists.put(ENV, "7", changed));
        // Blocks that the reader has already it does not ask for.
        get(lists.retain(ENV, "7", lacking));
        get(writer.append(put(ENV, 2, many("s", 2, after.list()))));

        awaitSequence(2);
        assertThat(Stream.of("a", "b", "c", "d", "e", "f")).allMatch(unit -> valueOf("f", unit) == 100);
    }

    @Test
    void aSegmentWhoseBlocksAreMissingStaysAsItWasUntilTheyCome() {
        Listed before = Listed.of("a");
        Listed after = Listed.of("b");
        get(lists.put(ENV, "7", before.blocks()));
        get(writer.replace(snapshot(ENV, 1, List.of(asking("f", 1, in("s"))), many("s", 1, before.list()))));
        awaitSequence(1);

        get(writer.append(put(ENV, 2, many("s", 2, after.list()))));
        get(writer.append(put(ENV, 3, Changes.flag("g", 7))));
        awaitSequence(3);
        assertThat(valueOf("f", "a")).isEqualTo(100);
        assertThat(valueOf("g", "a")).isEqualTo(7);

        get(lists.put(ENV, "7", after.blocks()));
        await().atMost(WAIT).until(() -> valueOf("f", "b") == 100 && valueOf("f", "a") == 1);
        assertThat(reader.environment(ENV).orElseThrow().awaitsBlocks()).isFalse();
    }

    @Test
    void aDamagedBlockLeavesTheSegmentAsItWas() {
        Listed before = Listed.of("a");
        get(lists.put(ENV, "7", before.blocks()));
        get(writer.replace(snapshot(ENV, 1, List.of(asking("f", 1, in("s"))), many("s", 1, before.list()))));
        awaitSequence(1);
        Listed after = Listed.of("b");
        Map<ByteString, ByteString> damaged = new HashMap<>(after.blocks());
        damaged.replaceAll((_, _) -> ByteString.copyFrom(new byte[8]));
        get(lists.put(ENV, "7", damaged));

        get(writer.append(put(ENV, 2, many("s", 2, after.list()))));

        awaitSequence(2);
        assertThat(valueOf("f", "a")).isEqualTo(100);
    }

    @Test
    void aFlagThatAsksForASegmentThatIsNotThereStaysAsItWas() {
        get(writer.replace(snapshot(ENV, 1, List.of(asking("f", 1, in("s"))), few("s", 1, "a"))));
        awaitSequence(1);

        get(writer.append(put(ENV, 2, asking("f", 2, in("gone")))));
        get(writer.append(put(ENV, 3, asking("g", 1, in("gone")))));

        awaitSequence(3);
        assertThat(valueOf("f", "a")).isEqualTo(100);
        assertThat(ruleset().flagKeys()).containsExactly("f");
    }

    /// What a reader that does not know segments makes of a flag that asks for one.
    @Test
    void aConditionOfAnUnknownKindLeavesTheFlagAsItWas() {
        get(writer.replace(snapshot(ENV, 1, List.of(asking("f", 1, in("s"))), few("s", 1, "a"))));
        awaitSequence(1);

        get(writer.append(put(ENV, 2, asking("f", 2, Condition.getDefaultInstance()))));

        awaitSequence(2);
        assertThat(valueOf("f", "a")).isEqualTo(100);
    }

    @Test
    void aSegmentThatCannotBeReadStaysAsItWasWhenTheEnvironmentIsLoadedAnew() {
        get(writer.replace(snapshot(ENV, 1, List.of(asking("f", 1, in("s"))), few("s", 1, "a"))));
        awaitSequence(1);

        get(writer.replace(snapshot(
                ENV,
                9,
                List.of(asking("f", 2, in("s"))),
                few("s", 2, "b").toBuilder()
                        .addRules(Condition.getDefaultInstance())
                        .build())));

        awaitSequence(9);
        assertThat(valueOf("f", "a")).isEqualTo(100);
        assertThat(valueOf("f", "b")).isEqualTo(2);
    }

    @Test
    void aSegmentThatWouldGoInACircleStaysAsItWas() {
        get(writer.replace(snapshot(
                ENV,
                1,
                List.of(asking("f", 1, in("s"))),
                few("s", 1, "a"),
                Segment.newBuilder()
                        .setKey("outer")
                        .setVersion(1)
                        .addRules(in("s"))
                        .build())));
        awaitSequence(1);

        get(writer.append(put(
                ENV,
                2,
                Segment.newBuilder()
                        .setKey("s")
                        .setVersion(2)
                        .addRules(in("outer"))
                        .build())));

        awaitSequence(2);
        assertThat(valueOf("f", "a")).isEqualTo(100);
    }

    private void awaitSequence(long sequence) {
        await().atMost(WAIT).pollInterval(Duration.ofMillis(5)).until(() -> reader.environment(ENV)
                .filter(found -> found.sequence() == sequence)
                .isPresent());
    }

    private Ruleset ruleset() {
        return reader.environment(ENV).orElseThrow().ruleset();
    }

    private long valueOf(String flagKey, String unit) {
        var decision = (Decision.Served) ruleset().decide(flagKey, Subject.of(Map.of("targetingKey", unit)));
        return ((dev.guidon.engine.flag.Value.Whole) decision.variant().value()).value();
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(WAIT);
    }
}
