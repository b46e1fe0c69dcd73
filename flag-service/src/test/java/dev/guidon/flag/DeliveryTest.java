package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.flags.v1.EnvironmentChange;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Serve;
import dev.guidon.feed.FlagMapping;
import dev.guidon.kit.identity.ApiKeyText;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@RealServers
class DeliveryTest {
    /// Whoever flushes Redis takes the environments of all tests away, hundreds of them, which come back in any order.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedisRulesets redis;
    private final ChangeTopic topic;

    @Inject
    DeliveryTest(RedisRulesets redis, ChangeTopic topic) {
        this.redis = redis;
        this.topic = topic;
    }

    private void awaitInRedis(Scene scene, long sequence) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> redis.sequence(scene.environmentId()) >= sequence);
    }

    private List<EnvironmentChange> awaitOnTopic(Scene scene, int count) {
        return await().atMost(PATIENCE).until(() -> topic.of(scene.environmentId()), found -> found.size() >= count);
    }

    @Test
    void readersKnowAnEnvironmentBeforeItsFirstChange() {
        String project = Api.newProject();
        String id = Api.created(Api.post(project + "/environments", "{'key': 'prod'}"))
                .extract()
                .path("id");

        await().atMost(PATIENCE).until(() -> redis.sequence(id) == 0);
    }

    @Test
    void aChangeArrivesInRedis() throws InvalidProtocolBufferException {
        Scene scene = Scene.set();

        scene.change(1, "on").then().statusCode(200);
        awaitInRedis(scene, 2);

        Flag flag = redis.flag(scene.environmentId(), "checkout");
        assertThat(flag.configuration().version()).isEqualTo(2);
        assertThat(flag.configuration().on()).isTrue();
        assertThat(flag.configuration().defaultServe()).isEqualTo(new Serve.OneVariant("on"));
    }

    @Test
    void aChangeArrivesOnItsTopicWithAllThatItSays() {
        Scene scene = Scene.set();
        long before = System.currentTimeMillis();

        scene.change(1, "on").then().statusCode(200);
        EnvironmentChange change = awaitOnTopic(scene, 2).getLast();

        assertThat(change.getSequence()).isEqualTo(2);
        assertThat("/" + change.getProjectKey()).isEqualTo(scene.project());
        assertThat(change.getEnvironmentKey()).isEqualTo("prod");
        assertThat(change.getCommittedAt()).isBetween(before, System.currentTimeMillis());
        assertThat(FlagMapping.fromWire(change.getFlagPut()).configuration().version())
                .isEqualTo(2);
    }

    @Test
    void aKeyTravelsWhenItIsIssuedAndWhenItIsRevoked() {
        Scene scene = Scene.set();
        var issued = Api.created(Api.post(scene.environment() + "/keys", "{'name': 'n', 'kind': 'server'}"))
                .extract()
                .jsonPath();
        awaitInRedis(scene, 2);
        boolean knownBefore = redis.knowsKey(scene.environmentId(), issued.get("id"));

        Api.delete(scene.environment() + "/keys/" + issued.get("id")).then().statusCode(204);
        awaitInRedis(scene, 3);

        assertThat(knownBefore).isTrue();
        assertThat(redis.knowsKey(scene.environmentId(), issued.get("id"))).isFalse();
        List<EnvironmentChange> changes = awaitOnTopic(scene, 3);
        assertThat(changes.get(1).getKeyPut().getHash().toByteArray())
                .isEqualTo(
                        ApiKeyText.parse(issued.getString("key")).orElseThrow().hash());
        assertThat(changes.get(2).getKeyRemoved()).isEqualTo(issued.get("id"));
    }

    @Test
    void aRedisThatLostEverythingIsRefilled() throws InvalidProtocolBufferException {
        Scene scene = Scene.set();
        var key = Api.created(Api.post(scene.environment() + "/keys", "{'name': 'n', 'kind': 'client'}"))
                .extract()
                .jsonPath();
        scene.change(1, "on").then().statusCode(200);
        awaitInRedis(scene, 3);

        redis.flush();

        await().atMost(PATIENCE).until(() -> redis.sequence(scene.environmentId()) == 3);
        assertThat(redis.flag(scene.environmentId(), "checkout").configuration().on())
                .isTrue();
        assertThat(redis.knowsKey(scene.environmentId(), key.get("id"))).isTrue();
    }

    @Test
    void flagsThatRedisEvictedComeBackAlthoughTheSequenceStayed() throws InvalidProtocolBufferException {
        Scene scene = Scene.set();
        scene.change(1, "on").then().statusCode(200);
        awaitInRedis(scene, 2);

        redis.dropFlags(scene.environmentId());

        await().atMost(PATIENCE).until(() -> redis.knowsFlag(scene.environmentId(), "checkout"));
        assertThat(redis.flag(scene.environmentId(), "checkout").configuration().on())
                .isTrue();
    }

    @Test
    void aChangeOfOneFlagWritesThatFlagAndNoOther() {
        Scene scene = Scene.set();
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "other")));
        awaitInRedis(scene, 2);
        redis.putFlag(scene.environmentId(), "other", "untouched");

        scene.change(1, "on").then().statusCode(200);
        awaitInRedis(scene, 3);

        assertThat(redis.rawFlag(scene.environmentId(), "other")).isEqualTo("untouched");
    }

    @Test
    void aChangeAfterALossRestoresTheRest() throws InvalidProtocolBufferException {
        Scene scene = Scene.set();
        Api.created(Api.post(scene.project() + "/flags", Scene.FLAG.replace("checkout", "other")));
        awaitInRedis(scene, 2);

        redis.flush();
        scene.change(1, "on").then().statusCode(200);
        awaitInRedis(scene, 3);

        assertThat(redis.flag(scene.environmentId(), "checkout").configuration().on())
                .isTrue();
        assertThat(redis.flag(scene.environmentId(), "other").configuration().on())
                .isFalse();
    }

    @Test
    void anEnvironmentThatComesLaterPublishesEachOfItsFlags() {
        Scene first = Scene.set();
        Api.created(Api.post(first.project() + "/flags", Scene.FLAG.replace("checkout", "other")));
        String id = Api.created(Api.post(first.project() + "/environments", "{'key': 'staging'}"))
                .extract()
                .path("id");
        Scene second = new Scene(first.project(), id);

        List<EnvironmentChange> changes = awaitOnTopic(second, 2);

        assertThat(changes).extracting(EnvironmentChange::getSequence).containsExactly(1L, 2L);
        assertThat(changes).extracting(change -> change.getFlagPut().getKey()).containsExactly("checkout", "other");
        awaitInRedis(second, 2);
    }

    @Test
    void changesArriveInOrderAndWithoutGaps() {
        Scene scene = Scene.set();
        for (int version = 1; version <= 30; version++) {
            scene.change(version, version % 2 == 0 ? "on" : "off").then().statusCode(200);
        }

        List<EnvironmentChange> changes = awaitOnTopic(scene, 31);

        assertThat(changes)
                .extracting(EnvironmentChange::getSequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 31).boxed().toList());
        awaitInRedis(scene, 31);
    }
}
