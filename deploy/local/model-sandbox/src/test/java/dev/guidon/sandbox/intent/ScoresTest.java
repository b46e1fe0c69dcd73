package dev.guidon.sandbox.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.sandbox.intent.Scores.Judged;
import dev.guidon.sandbox.intent.Scores.PerIntent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
    @Test
    void scoresFollowFromCountsOfRightAndWrong() {
        Scores scores = Scores.of(
                List.of("a", "b"),
                List.of(new Judged("a", "a"), new Judged("a", "a"), new Judged("a", "b"), new Judged("b", "b")));

        assertThat(scores.accuracy()).isEqualTo(0.75);
        assertThat(scores.perIntent())
                .containsExactly(new PerIntent("a", 1, 2.0 / 3, 0.8), new PerIntent("b", 0.5, 1, 2.0 / 3));
        assertThat(scores.precision()).isCloseTo(0.75, within(1e-12));
        assertThat(scores.recall()).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(scores.f1()).isCloseTo(11.0 / 15, within(1e-12));
    }

    @Test
    void aLabelThatIsNeverPredictedCountsAsZero() {
        Scores scores = Scores.of(List.of("a", "b"), List.of(new Judged("a", "a"), new Judged("b", "a")));

        assertThat(scores.perIntent().getLast()).isEqualTo(new PerIntent("b", 0, 0, 0));
    }

    @Test
    void withoutMessagesThereIsNothingToMeasure() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(List.of("a"), List.of()));
    }
}
