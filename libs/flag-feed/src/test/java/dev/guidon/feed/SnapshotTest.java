package dev.guidon.feed;

import static dev.guidon.feed.Changes.flag;
import static dev.guidon.feed.Changes.put;
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
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.units.UnitHash;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import dev.guidon.testkit.OwnServer;
import dev.guidon.testkit.TestServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a reader keeps on disk, and starts from while a Redis of its own is away.
final class SnapshotTest {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final String ENV = "env1";
    private static final ByteString HASH_KEY = ByteString.copyFrom(new byte[UnitHash.KEY_LENGTH]);

    private static OwnServer server;
    private static Vertx vertx;
    private static Redis redis;

    private final Path folder;
    private FeedKeys keys;
    private RulesetWriter writer;
    private UnitListWriter lists;

    SnapshotTest(@TempDir Path folder) {
        this.folder = folder;
    }

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
    void chooseKeys() {
        keys = new FeedKeys("t" + System.nanoTime() + ":");
        writer = new RulesetWriter(redis, keys);
        lists = new UnitListWriter(redis, keys);
    }

    @AfterEach
    void awaitRedis() {
        await().atMost(WAIT).ignoreExceptions().until(() -> get(redis.send(Request.cmd(Command.PING))) != null);
    }

    @Test
    void aReaderStartsWhileRedisIsAwayAndSaysThatItIsStale() {
        ApiKeyText key = ApiKeyText.create(KeyKind.SERVER, ENV, new SecureRandom());
        get(writer.replace(new EnvironmentSnapshot(
                ENV,
                "shop",
                "production",
                4,
                List.of(asking("f", "many")),
                List.of(listed("anna")),
                List.of(Changes.apiKey("k1", key)))));
        readOnce(4);

        server.kill();
        try (RulesetReader reader = reader()) {
            assertThatItServesWhatWasKept(reader, key);

            server.restart();
            get(writer.replace(snapshot(ENV, 5, flag("f", 5))));
            awaitSequence(reader, 5);
            await().atMost(WAIT).until(() -> !reader.stale());
        }
    }

    private static void assertThatItServesWhatWasKept(RulesetReader reader, ApiKeyText key) {
        try {
            await().atMost(WAIT).until(reader::loaded);

            Environment known = reader.environment(ENV).orElseThrow();
            assertThat(known.sequence()).isEqualTo(4);
            assertThat(known.environmentKey()).isEqualTo("production");
            assertThat(known.authenticate(key, 0)).contains(new Environment.ApiKey("k1", KeyKind.SERVER));
            assertThat(variantFor(known, "anna")).isEqualTo("yes");
            assertThat(variantFor(known, "bert")).isEqualTo("v");
            assertThat(reader.stale()).isTrue();
        } catch (AssertionError | RuntimeException failed) {
            // The other tests need it.
            server.restart();
            throw failed;
        }
    }

    @Test
    void everyChangeIsThereAfterAnOrderlyEnd() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        try (RulesetReader reader = reader(Duration.ofHours(1))) {
            awaitSequence(reader, 1);
            get(writer.append(put(ENV, 2, flag("f", 2))));
            awaitSequence(reader, 2);
        }

        assertThat(kept()).singleElement().satisfies(kept -> assertThat(kept.sequence())
                .isEqualTo(2));
    }

    @Test
    void aDamagedSnapshotIsRefused() throws IOException {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        get(writer.replace(snapshot("env2", 1, flag("f", 1))));
        readOnce(1);
        Path file = folder.resolve(ENV + ".environment");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThat(kept()).extracting(EnvironmentSnapshot::environmentId).containsExactly("env2");

        readOnce(1);
        assertThat(kept()).extracting(EnvironmentSnapshot::environmentId).containsExactly(ENV, "env2");
    }

    @Test
    void aHalfWrittenSnapshotIsRefused() throws IOException {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        readOnce(1);
        Path file = folder.resolve(ENV + ".environment");
        byte[] bytes = Files.readAllBytes(file);

        for (int length : new int[] {0, 7, 39, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(kept()).as("%d of %d bytes", length, bytes.length).isEmpty();
        }
    }

    @Test
    void aSegmentWhoseBlockIsDamagedComesFromRedis() throws IOException {
        get(writer.replace(new EnvironmentSnapshot(
                ENV, "shop", "production", 1, List.of(asking("f", "many")), List.of(listed("anna")), List.of())));
        readOnce(1);
        for (Path block : blocks()) {
            Files.write(block, new byte[] {1});
        }

        try (RulesetReader reader = reader()) {
            await().atMost(WAIT).until(() -> reader.lastContact().isPresent());
            await().atMost(WAIT).until(() -> reader.environment(ENV).stream().noneMatch(Environment::awaitsBlocks));
            assertThat(variantFor(reader.environment(ENV).orElseThrow(), "anna"))
                    .isEqualTo("yes");
        }
    }

    @Test
    void blocksThatNothingNamesAnyMoreAreDeleted() throws IOException {
        get(writer.replace(
                new EnvironmentSnapshot(ENV, "shop", "production", 1, List.of(), List.of(listed("anna")), List.of())));
        readOnce(1);
        List<Path> before = blocks();

        get(writer.append(Changes.put(ENV, 2, listed("bert"))));
        readOnce(2);

        assertThat(before).hasSize(1);
        assertThat(blocks()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void whoComesSecondReadsTheFolderAndDoesNotWriteThere() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        try (RulesetReader first = reader(Duration.ofHours(1))) {
            awaitSequence(first, 1);
            await().atMost(WAIT).until(() -> !kept().isEmpty());
            try (RulesetReader second = reader()) {
                get(writer.append(put(ENV, 2, flag("f", 2))));
                awaitSequence(second, 2);
            }
            assertThat(kept()).singleElement().satisfies(kept -> assertThat(kept.sequence())
                    .isEqualTo(1));
        }
    }

    @Test
    void answersBecomeStaleWhenRedisIsAwayForLong() {
        get(writer.replace(snapshot(ENV, 1, flag("f", 1))));
        FollowOptions impatient = new FollowOptions(OFTEN, Duration.ofMillis(200), Optional.empty());
        try (RulesetReader reader = new RulesetReader(redis, keys, impatient, InstantSource.system())) {
            reader.start();
            awaitSequence(reader, 1);
            assertThat(reader.stale()).isFalse();

            server.kill();
            try {
                await().atMost(WAIT).until(reader::stale);
            } finally {
                server.restart();
            }
            await().atMost(WAIT).until(() -> !reader.stale());
        }
    }

    private RulesetReader reader() {
        return reader(OFTEN);
    }

    private RulesetReader reader(Duration interval) {
        RulesetReader reader = new RulesetReader(
                redis,
                keys,
                new FollowOptions(
                        OFTEN, Duration.ofSeconds(30), Optional.of(new FollowOptions.Snapshots(folder, interval))),
                InstantSource.system());
        reader.start();
        return reader;
    }

    /// A reader that comes, reads up to a sequence, keeps it, and goes.
    private void readOnce(long sequence) {
        try (RulesetReader reader = reader()) {
            awaitSequence(reader, sequence);
        }
    }

    private static void awaitSequence(RulesetReader reader, long sequence) {
        await().atMost(WAIT).pollInterval(Duration.ofMillis(5)).until(() -> reader.environment(ENV)
                .filter(found -> found.sequence() == sequence)
                .isPresent());
    }

    private List<EnvironmentSnapshot> kept() {
        try (SnapshotFolder found = new SnapshotFolder(folder)) {
            return found.load();
        }
    }

    private List<Path> blocks() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("blocks"))) {
            return files.sorted().toList();
        }
    }

    private static String variantFor(Environment environment, String unit) {
        var decision = (Decision.Served) environment.ruleset().decide("f", Subject.of(Map.of("targetingKey", unit)));
        return decision.variant().key();
    }

    private static Flag asking(String key, String segment) {
        Flag.Builder flag = flag(key, 1).toBuilder();
        flag.addVariantsBuilder().setKey("yes").setValue(Value.newBuilder().setIntValue(100));
        Condition.Builder condition = Condition.newBuilder();
        condition.getInSegmentBuilder().setSegment(segment);
        flag.addRulesBuilder()
                .setId("r")
                .setCondition(condition)
                .setServe(Serve.newBuilder().setVariant("yes"));
        return flag.build();
    }

    /// A segment with a list of one unit, whose block is in Redis.
    private Segment listed(String unit) {
        ByteString block = UnitBlocks.encode(new long[] {new UnitHash(HASH_KEY.toByteArray()).of(unit)});
        ByteString id = UnitBlocks.idOf(block);
        get(lists.put(ENV, "list", Map.of(id, block)));
        Segment.Builder segment =
                Segment.newBuilder().setKey("many").setVersion(Instant.now().toEpochMilli());
        segment.addIncludedBuilder()
                .setAttribute("targetingKey")
                .setList(
                        UnitList.newBuilder().setId("list").setHashKey(HASH_KEY).setBlocks(id));
        return segment.build();
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(WAIT);
    }
}
