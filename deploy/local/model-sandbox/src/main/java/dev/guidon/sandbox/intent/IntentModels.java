package dev.guidon.sandbox.intent;

import dev.guidon.metrics.classify.ClassificationReport;
import dev.guidon.metrics.classify.Prediction;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.encoder.UnitVector;
import dev.guidon.sandbox.intent.SoftmaxTraining.Example;
import java.util.List;
import java.util.stream.IntStream;

/// The two models that the sandbox serves, made from one data set.
public record IntentModels(NearestDescription baseline, SoftmaxHead tuned) {

    /// Trains on the training part only.
    public static IntentModels from(IntentDataset dataset, TrainingVectors vectors) {
        List<UnitVector> computed = vectors.of(dataset);
        List<Example> examples = IntStream.range(0, computed.size())
                .mapToObj(
                        i -> new Example(computed.get(i), dataset.train().get(i).label()))
                .toList();
        return new IntentModels(
                NearestDescription.of(dataset.intents(), vectors.encoder()),
                SoftmaxTraining.DEFAULT.fit(labels(dataset), examples));
    }

    public List<IntentModel> all() {
        return List.of(baseline, tuned);
    }

    /// Measures a model on the held-out part.
    public static ClassificationReport measure(IntentModel model, IntentDataset dataset, TextEncoder encoder) {
        return ClassificationReport.of(dataset.test().stream()
                .map(message -> new Prediction(
                        message.label(),
                        model.classify(encoder.encode(message.text()).vector())))
                .toList());
    }

    private static List<String> labels(IntentDataset dataset) {
        return dataset.intents().stream().map(Intent::label).toList();
    }
}
