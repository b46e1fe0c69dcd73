package dev.guidon.sandbox.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.metrics.classify.ClassificationReport;
import dev.guidon.sandbox.encoder.MiniLm;
import dev.guidon.sandbox.encoder.RememberingEncoder;
import dev.guidon.sandbox.encoder.TextEncoder;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The order of the models is what the demo relies on. How good they are is measured (`--evaluate`), not fixed here.
@TestInstance(Lifecycle.PER_CLASS)
class ModelComparisonTest {
    private final MiniLm network = MiniLm.load();
    private final IntentDataset dataset = IntentDataset.load();
    private final TextEncoder encoder =
            new RememberingEncoder(network, dataset.messages().size());
    private final TrainingVectors vectors = new TrainingVectors(encoder, network.fingerprint(), Optional.empty());
    private final IntentModels models = IntentModels.from(dataset, vectors);

    @AfterAll
    void release() {
        network.close();
    }

    @Test
    void theTunedModelBeatsTheBaselineAndBothBeatChance() {
        double chance = 1.0 / dataset.intents().size();

        ClassificationReport baseline = IntentModels.measure(models.baseline(), dataset, encoder);
        ClassificationReport tuned = IntentModels.measure(models.tuned(), dataset, encoder);

        assertThat(baseline.accuracy().value()).isGreaterThan(chance);
        assertThat(tuned.accuracy().value()).isGreaterThan(baseline.accuracy().value());
        assertThat(tuned.macro().f1()).isGreaterThan(baseline.macro().f1());
    }

    @Test
    void aSecondTrainingGivesTheSameAnswers() {
        IntentModels again = IntentModels.from(dataset, vectors);

        assertThat(IntentModels.measure(again.tuned(), dataset, encoder))
                .isEqualTo(IntentModels.measure(models.tuned(), dataset, encoder));
    }
}
