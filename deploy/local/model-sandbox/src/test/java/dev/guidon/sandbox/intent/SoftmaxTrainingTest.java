package dev.guidon.sandbox.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.sandbox.encoder.UnitVector;
import dev.guidon.sandbox.intent.SoftmaxTraining.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoftmaxTrainingTest {
    private static final UnitVector EAST = UnitVector.along(new float[] {1, 0});
    private static final UnitVector NORTH = UnitVector.along(new float[] {0, 1});
    private static final UnitVector WEST = UnitVector.along(new float[] {-1, 0});
    private static final List<String> LABELS = List.of("east", "north", "west");

    private final SoftmaxTraining training = SoftmaxTraining.DEFAULT;

    @Test
    void directionsThatWereNeverSeenGetTheLabelOfTheNearestOnes() {
        SoftmaxHead head = training.fit(
                LABELS, List.of(new Example(EAST, "east"), new Example(NORTH, "north"), new Example(WEST, "west")));

        assertThat(head.classify(UnitVector.along(new float[] {9, 1}))).isEqualTo("east");
        assertThat(head.classify(UnitVector.along(new float[] {-1, 9}))).isEqualTo("north");
        assertThat(head.classify(UnitVector.along(new float[] {-9, -1}))).isEqualTo("west");
    }

    /// By symmetry the two labels get the weights `w` and `-w`. Setting the derivative of the objective,
    /// `-log p + l2 * w * w` with `p = 1 / (1 + exp(-2 * w))`, to zero leaves `l2 * w = 1 - p`.
    @Test
    void theOptimumOfATwoLabelProblemIsFound() {
        SoftmaxHead head = new SoftmaxTraining(0.1, 0.9, 500)
                .fit(List.of("east", "west"), List.of(new Example(EAST, "east"), new Example(WEST, "west")));

        assertThat(head.score(0, EAST) - head.score(1, EAST)).isCloseTo(2 * weightAtOptimum(0.1), within(1e-9));
    }

    @Test
    void withoutEvidenceTheMoreFrequentLabelWins() {
        SoftmaxHead head = training.fit(
                List.of("rare", "frequent"),
                List.of(new Example(EAST, "rare"), new Example(EAST, "frequent"), new Example(EAST, "frequent")));

        assertThat(head.classify(EAST)).isEqualTo("frequent");
    }

    @Test
    void anExampleWithAnUnknownLabelIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.fit(LABELS, List.of(new Example(EAST, "south"))))
                .withMessageContaining("south");
    }

    @Test
    void nothingCannotBeLearnedFrom() {
        assertThatIllegalArgumentException().isThrownBy(() -> training.fit(LABELS, List.of()));
    }

    private static double weightAtOptimum(double l2) {
        double low = 0;
        double high = 10;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            boolean tooSmall = l2 * middle < 1 / (1 + Math.exp(2 * middle));
            low = tooSmall ? middle : low;
            high = tooSmall ? high : middle;
        }
        return low;
    }
}
