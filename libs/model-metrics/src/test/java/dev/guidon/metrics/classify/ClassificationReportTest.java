package dev.guidon.metrics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Expected values are scikit-learn 1.7's (`precision_recall_fscore_support`, `zero_division=0`) and statsmodels'
/// (`proportion_confint`, Wilson).
final class ClassificationReportTest {
    private static final double PRECISION = 1e-12;
    private static final List<String> EXPECTED =
            List.of("card", "card", "card", "loan", "loan", "fees", "fees", "fees", "fees", "limit");

    @Test
    void aReportHasTheNumbersOfScikitLearn() {
        ClassificationReport report =
                report("card", "loan", "card", "loan", "fees", "fees", "fees", "card", "fees", "card");

        assertThat(report.matrix().labels()).containsExactly("card", "fees", "limit", "loan");
        assertThat(report.matrix().counts())
                .containsExactly(List.of(2, 0, 0, 1), List.of(1, 3, 0, 0), List.of(1, 0, 0, 0), List.of(0, 1, 0, 1));
        assertThat(report.accuracy().value()).isEqualTo(0.6);
        assertScores(report.perLabel().get(0).scores(), 0.5, 0.6666666666666666, 0.5714285714285714);
        assertScores(report.perLabel().get(1).scores(), 0.75, 0.75, 0.75);
        assertScores(report.perLabel().get(2).scores(), 0, 0, 0);
        assertScores(report.macro(), 0.4375, 0.47916666666666663, 0.45535714285714285);
        assertScores(report.micro(), 0.6, 0.6, 0.6);
        assertScores(report.weighted(), 0.55, 0.6, 0.5714285714285714);
    }

    @Test
    void anAnswerThatIsNoLabelIsInvalidAndWrong() {
        ClassificationReport report = report("card", "loan", "???", "loan", "fees", "fees", "fees", "card", "fees", "");

        assertThat(report.matrix().invalid()).containsExactly(1, 0, 1, 0);
        assertScores(report.perLabel().get(0).scores(), 0.5, 1.0 / 3, 0.4);
        assertScores(report.macro(), 0.4375, 0.3958333333333333, 0.4125);
        assertScores(report.micro(), 0.625, 0.5, 0.5555555555555556);
        assertScores(report.weighted(), 0.55, 0.5, 0.52);
    }

    @Test
    void aShareHasWilsonsInterval() {
        assertThat(Proportion.of(7, 10).lower()).isCloseTo(0.39677814746114537, within(PRECISION));
        assertThat(Proportion.of(7, 10).upper()).isCloseTo(0.8922087325936989, within(PRECISION));
        assertThat(Proportion.of(0, 10).lower()).isZero();
        assertThat(Proportion.of(0, 10).upper()).isCloseTo(0.27753279986288926, within(PRECISION));
        assertThat(Proportion.of(10, 10).lower()).isCloseTo(0.7224672001371106, within(PRECISION));
        assertThat(Proportion.of(157, 180).lower()).isCloseTo(0.8155638865813233, within(PRECISION));
    }

    @Test
    void nothingCannotBeReported() {
        assertThatThrownBy(() -> ClassificationReport.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportion.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportion.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void everyItemIsCountedOnce(@ForAll("predictions") List<Prediction> predictions) {
        ClassificationReport report = ClassificationReport.of(predictions);

        int counted = report.matrix().counts().stream()
                        .flatMap(List::stream)
                        .mapToInt(count -> count)
                        .sum()
                + report.matrix().invalid().stream().mapToInt(count -> count).sum();
        assertThat(counted).isEqualTo(predictions.size());
        assertThat(report.perLabel().stream()
                        .mapToInt(ClassificationReport.PerLabel::support)
                        .sum())
                .isEqualTo(predictions.size());
        assertThat(report.weighted().recall()).isCloseTo(report.accuracy().value(), within(PRECISION));
        assertThat(report.micro().recall()).isCloseTo(report.accuracy().value(), within(PRECISION));
    }

    @Provide
    Arbitrary<List<Prediction>> predictions() {
        Arbitrary<String> labels = Arbitraries.of("a", "b", "c");
        Arbitrary<String> answers = Arbitraries.of("a", "b", "c", "", "else");
        return Combinators.combine(labels, answers)
                .as(Prediction::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(50);
    }

    private static ClassificationReport report(String... predicted) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < predicted.length; i++) {
            predictions.add(new Prediction(EXPECTED.get(i), predicted[i]));
        }
        return ClassificationReport.of(predictions);
    }

    private static void assertScores(Scores scores, double precision, double recall, double f1) {
        assertThat(scores.precision()).isCloseTo(precision, within(PRECISION));
        assertThat(scores.recall()).isCloseTo(recall, within(PRECISION));
        assertThat(scores.f1()).isCloseTo(f1, within(PRECISION));
    }
}
