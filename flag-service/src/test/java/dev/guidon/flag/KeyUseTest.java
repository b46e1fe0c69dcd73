package dev.guidon.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guidon.contracts.insights.v1.EvaluationCounts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which keys are in use, as the services tell that check them.
@RealServers
class KeyUseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final InsightTopics topics;
    private final String instance = UUID.randomUUID().toString();
    private Scene scene;

    @Inject
    KeyUseTest(InsightTopics topics) {
        this.topics = topics;
    }

    @BeforeEach
    void set() {
        scene = Scene.set();
    }

    private String keys() {
        return scene.environment() + "/keys";
    }

    private String issue(String name) {
        return Api.created(Api.post(keys(), "{'name': '" + name + "', 'kind': 'server'}"))
                .extract()
                .path("id");
    }

    private EvaluationCounts shown(long sequence, String keyId, String environmentId, Instant minute) {
        EvaluationCounts.Builder record = InsightTopics.counts(instance, sequence);
        record.addKeysBuilder().setEnvironmentId(environmentId).setKeyId(keyId).setMinute(minute.getEpochSecond() / 60);
        return record.build();
    }

    private @Nullable String lastUsed(String id) {
        return Api.get(keys()).path("items.find { it.id == '" + id + "' }.lastUsedAt");
    }

    @Test
    void aKeyTellsWhenItWasUsedLast() {
        String used = issue("used");
        String idle = issue("idle");

        topics.send(shown(1, used, scene.environmentId(), NOW.minusSeconds(600)));
        await().atMost(PATIENCE).until(() -> NOW.minusSeconds(600).toString().equals(lastUsed(used)));
        topics.send(shown(2, used, scene.environmentId(), NOW));
        await().atMost(PATIENCE).until(() -> NOW.toString().equals(lastUsed(used)));

        assertThat(lastUsed(idle)).isNull();
    }

    @Test
    void aLateRecordAndAForeignEnvironmentChangeNothing() {
        String used = issue("used");
        String other = issue("other");
        topics.send(shown(1, used, scene.environmentId(), NOW));
        topics.send(shown(2, used, scene.environmentId(), NOW.minusSeconds(600)));
        topics.send(shown(3, other, Scene.set().environmentId(), NOW));
        String last = issue("last");
        topics.send(shown(4, last, scene.environmentId(), NOW));

        await().atMost(PATIENCE).until(() -> lastUsed(last) != null);

        assertThat(lastUsed(used)).isEqualTo(NOW.toString());
        assertThat(lastUsed(other)).isNull();
    }

    @Test
    void renamingAKeyKeepsWhenItWasUsed() {
        String used = issue("used");
        topics.send(shown(1, used, scene.environmentId(), NOW));
        await().atMost(PATIENCE).until(() -> lastUsed(used) != null);

        Api.administrator()
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"renamed\"}")
                .patch(Api.BASE + keys() + "/" + used)
                .then()
                .statusCode(200);

        assertThat(lastUsed(used)).isEqualTo(NOW.toString());
    }
}
