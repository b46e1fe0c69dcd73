package dev.guidon.sandbox.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.sandbox.encoder.EncodedText;
import dev.guidon.sandbox.encoder.UnitVector;
import dev.guidon.sandbox.intent.LabelledMessage.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingVectorsTest {
    private static final List<Intent> INTENTS = List.of(new Intent("greeting", "says hello"));
    private static final List<LabelledMessage> MESSAGES = List.of(
            new LabelledMessage("hi", "greeting", Split.TRAIN),
            new LabelledMessage("hello", "greeting", Split.TRAIN),
            new LabelledMessage("good day", "greeting", Split.TEST));
    private static final IntentDataset DATASET = new IntentDataset(INTENTS, MESSAGES, "greetings1");

    private final List<String> computed = new ArrayList<>();

    private final Path folder;

    TrainingVectorsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void withoutACacheOnlyTrainingMessagesAreComputed() {
        List<UnitVector> vectors = vectors("weights1", Optional.empty()).of(DATASET);

        assertThat(vectors).hasSize(2);
        assertThat(computed).containsExactly("hi", "hello");
    }

    @Test
    void aSecondStartReadsWhatTheFirstComputed() {
        List<UnitVector> first = vectors("weights1", Optional.of(folder)).of(DATASET);
        computed.clear();

        assertThat(vectors("weights1", Optional.of(folder)).of(DATASET)).isEqualTo(first);
        assertThat(computed).isEmpty();
    }

    @Test
    void otherWeightsAndOtherMessagesAreComputedAfresh() {
        vectors("weights1", Optional.of(folder)).of(DATASET);
        computed.clear();

        vectors("weights2", Optional.of(folder)).of(DATASET);
        vectors("weights1", Optional.of(folder)).of(new IntentDataset(INTENTS, MESSAGES, "greetings2"));

        assertThat(computed).containsExactly("hi", "hello", "hi", "hello");
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTime() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));

        assertThat(vectors("weights1", Optional.of(notAFolder)).of(DATASET)).hasSize(2);
    }

    private TrainingVectors vectors(String fingerprint, Optional<Path> cache) {
        return new TrainingVectors(this::compute, fingerprint, cache);
    }

    private EncodedText compute(String text) {
        computed.add(text);
        return new EncodedText(UnitVector.along(new float[] {text.length(), 1}), 1);
    }
}
