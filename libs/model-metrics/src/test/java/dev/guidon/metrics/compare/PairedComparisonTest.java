package dev.guidon.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected p-values are statsmodels' (`mcnemar`, exact) and, for mid-p, SciPy's binomial distribution.
final class PairedComparisonTest {
    private static final double PRECISION = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "3, 12, 0.03515625, 0.02127075195312501",
        "0, 4, 0.125, 0.0625",
        "25, 40, 0.08168153394154003, 0.06401750413722561",
        "6, 6, 1, 1",
        "0, 0, 1, 1"
    })
    void mcNemarsTestIsExact(int onlyBaseline, int onlyCandidate, double exact, double mid) {
        McNemar test = McNemar.of(new PairedOutcomes(50, onlyBaseline, onlyCandidate, 50));

        assertThat(test.exactP()).isCloseTo(exact, within(PRECISION));
        assertThat(test.midP()).isCloseTo(mid, within(PRECISION));
        assertThat(McNemar.of(new PairedOutcomes(50, onlyCandidate, onlyBaseline, 50)))
                .isEqualTo(test);
    }

    @Test
    void outcomesAreCountedAsPairs() {
        PairedOutcomes outcomes =
                PairedOutcomes.of(List.of(true, true, false, false, false), List.of(true, false, true, true, false));

        assertThat(outcomes).isEqualTo(new PairedOutcomes(1, 1, 2, 1));
        assertThat(outcomes.difference()).isCloseTo(0.2, within(PRECISION));
        assertThatThrownBy(() -> PairedOutcomes.of(List.of(true), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedOutcomes.of(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /// The difference has variance (b + c - (c - b)²/n)/n²; the normal approximation is good for these counts.
    @Test
    void theBootstrapHasTheWidthOfTheNormalApproximation() {
        PairedOutcomes outcomes = new PairedOutcomes(500, 60, 140, 300);
        double half = 1.96 * Math.sqrt(200 - 80.0 * 80 / 1000) / 1000;

        PairedBootstrap interval = PairedBootstrap.of(outcomes, 4_000, new SplittableRandom(1));

        assertThat(interval.difference()).isCloseTo(0.08, within(PRECISION));
        assertThat(interval.lower()).isCloseTo(0.08 - half, within(0.003));
        assertThat(interval.upper()).isCloseTo(0.08 + half, within(0.003));
        assertThat(PairedBootstrap.of(outcomes, 4_000, new SplittableRandom(1))).isEqualTo(interval);
    }

    @Test
    void modelsThatNeverDifferHaveNoWidth() {
        PairedBootstrap interval = PairedBootstrap.of(new PairedOutcomes(8, 0, 0, 2), 100, new SplittableRandom(1));

        assertThat(interval).isEqualTo(new PairedBootstrap(0, 0, 0));
    }
}
