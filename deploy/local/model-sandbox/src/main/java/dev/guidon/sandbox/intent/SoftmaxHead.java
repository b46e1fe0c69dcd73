package dev.guidon.sandbox.intent;

import dev.guidon.sandbox.encoder.UnitVector;
import java.util.List;

/// The model `intent-tuned`: multinomial logistic regression on the vectors of a frozen encoder.
/// [SoftmaxTraining] makes one.
public final class SoftmaxHead implements IntentModel {
    private final List<String> labels;
    private final double[][] weights;

    /// @param weights one row per label: a weight per dimension, then the intercept
    SoftmaxHead(List<String> labels, double[][] weights) {
        if (labels.isEmpty() || labels.size() != weights.length) {
            throw new IllegalArgumentException(labels.size() + " labels and " + weights.length + " rows of weights");
        }
        this.labels = List.copyOf(labels);
        this.weights = weights;
    }

    @Override
    public String name() {
        return "intent-tuned";
    }

    @Override
    public String classify(UnitVector message) {
        int best = 0;
        double highest = score(0, message);
        for (int label = 1; label < weights.length; label++) {
            double score = score(label, message);
            if (score > highest) {
                highest = score;
                best = label;
            }
        }
        return labels.get(best);
    }

    double score(int label, UnitVector message) {
        return score(weights[label], message);
    }

    /// The logarithm of the label's probability, up to a constant that all labels share.
    static double score(double[] row, UnitVector message) {
        int dimensions = message.dimensions();
        double sum = row[dimensions];
        for (int i = 0; i < dimensions; i++) {
            sum += row[i] * message.at(i);
        }
        return sum;
    }
}
