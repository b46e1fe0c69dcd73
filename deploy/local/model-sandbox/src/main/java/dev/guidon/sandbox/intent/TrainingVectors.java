package dev.guidon.sandbox.intent;

import dev.guidon.sandbox.encoder.MiniLm;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.encoder.UnitVector;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The vectors of the training messages: computed by the encoder, or read back from a folder where an earlier start
/// left them. The folder is a convenience: without it, or when it fails, the start takes longer and nothing else
/// changes.
///
/// @param encoderFingerprint tells the vectors of one set of weights from those of another
public record TrainingVectors(TextEncoder encoder, String encoderFingerprint, Optional<Path> cacheDirectory) {
    private static final Logger LOG = System.getLogger(TrainingVectors.class.getName());

    public static TrainingVectors of(MiniLm encoder, Optional<Path> cacheDirectory) {
        return new TrainingVectors(encoder, encoder.fingerprint(), cacheDirectory);
    }

    /// One vector per training message, in their order.
    public List<UnitVector> of(IntentDataset dataset) {
        Optional<VectorFile> file = cacheDirectory.map(folder -> new VectorFile(
                folder.resolve("training-" + dataset.fingerprint() + "-" + encoderFingerprint + ".vectors")));
        int expected = dataset.train().size();
        return file.flatMap(TrainingVectors::readOrNothing)
                .filter(vectors -> vectors.size() == expected)
                .orElseGet(() -> {
                    List<UnitVector> vectors = compute(dataset);
                    file.ifPresent(target -> writeIfPossible(target, vectors));
                    return vectors;
                });
    }

    private List<UnitVector> compute(IntentDataset dataset) {
        return dataset.train().stream()
                .map(message -> encoder.encode(message.text()).vector())
                .toList();
    }

    private static Optional<List<UnitVector>> readOrNothing(VectorFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cached training vectors cannot be read and are computed again", e);
            return Optional.empty();
        }
    }

    private static void writeIfPossible(VectorFile file, List<UnitVector> vectors) {
        try {
            file.write(vectors);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "training vectors cannot be cached and will be computed again at the next start", e);
        }
    }
}
