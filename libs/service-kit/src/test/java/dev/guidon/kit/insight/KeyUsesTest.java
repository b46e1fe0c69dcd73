package dev.guidon.kit.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.contracts.insights.v1.KeyUse;
import dev.guidon.kit.insight.KeyUses.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeyUsesTest {
    private final KeyUses uses = new KeyUses();

    @Test
    void aKeyIsToldOnceAMinuteHoweverOftenItIsShown() {
        uses.note("env", "k1", 5);
        uses.note("env", "k1", 5);
        uses.note("env", "k2", 4);

        assertThat(uses.takeChanged(5)).containsExactlyInAnyOrder(new Shown("env", "k1", 5), new Shown("env", "k2", 4));
        uses.note("env", "k1", 5);
        assertThat(uses.takeChanged(5)).isEmpty();
        uses.note("env", "k1", 6);
        assertThat(uses.takeChanged(6)).containsExactly(new Shown("env", "k1", 6));
    }

    @Test
    void thereIsRoomForSoManyAndIdleOnesMakeRoom() {
        IntStream.range(0, KeyUses.MAX_KEYS + 10).forEach(i -> uses.note("env", "k" + i, 1));

        assertThat(uses.takeChanged(1)).hasSize(KeyUses.MAX_KEYS);
        assertThat(uses.takeChanged(100)).isEmpty();
        uses.note("env", "late", 100);
        assertThat(uses.takeChanged(100)).containsExactly(new Shown("env", "late", 100));
    }

    @Test
    void whatIsShownWhileNothingCanBeSentIsToldLater() {
        List<EvaluationCounts> sent = new ArrayList<>();
        boolean[] open = {false};
        CountFlusher flusher = new CountFlusher(
                new EvaluationCounter(1, EvaluationCounter.GRACE, 0),
                new UniqueSubjects(0),
                uses,
                record -> open[0] && sent.add(record),
                () -> Instant.EPOCH,
                "i");
        IntStream.range(0, 1_500).forEach(i -> uses.note("env", "k" + i, 1));

        assertThat(flusher.flush()).isFalse();
        open[0] = true;
        assertThat(flusher.flush()).isTrue();

        assertThat(sent).extracting(EvaluationCounts::getSequence).containsExactly(1L, 2L);
        assertThat(sent.stream()
                        .flatMap(record -> record.getKeysList().stream())
                        .map(KeyUse::getKeyId))
                .hasSize(1_500)
                .doesNotHaveDuplicates();
    }
}
