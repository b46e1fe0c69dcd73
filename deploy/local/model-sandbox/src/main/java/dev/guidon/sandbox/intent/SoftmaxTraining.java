package dev.guidon.sandbox.intent;

import dev.guidon.sandbox.encoder.UnitVector;
import java.util.List;

/// Fits a [SoftmaxHead]: minimises the mean cross-entropy plus `l2 / 2` times the squared weights, intercepts excepted.
///
/// Gradient descent over all examples at once with Nesterov's momentum (Nesterov 1983, in the form of Beck and Teboulle
/// 2009, FISTA). The objective is convex, so there is one optimum to find; starting at zero and summing in a fixed
/// order, the result is the same on every run.
///
/// @param step length of a step; safe below the inverse of the gradient's Lipschitz constant, which is at most `1 + l2`
///             for vectors of length one with an intercept (Böhning 1992 bounds the softmax Hessian by one half)
public record SoftmaxTraining(double l2, double step, int iterations) {

    /// The penalty was chosen by five-fold cross-validation inside the training part.
    public static final SoftmaxTraining DEFAULT = new SoftmaxTraining(5e-4, 0.99, 200);

    public record Example(UnitVector vector, String label) {}

    public SoftmaxHead fit(List<String> labels, List<Example> examples) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("nothing to learn from");
        }
        int[] targets = targets(labels, examples);
        int columns = examples.getFirst().vector().dimensions() + 1;
        double[][] weights = new double[labels.size()][columns];
        double[][] ahead = new double[labels.size()][columns];
        double momentum = 1;
        for (int i = 0; i < iterations; i++) {
            double[][] gradient = gradient(ahead, examples, targets);
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            advance(weights, ahead, gradient, (momentum - 1) / next);
            momentum = next;
        }
        return new SoftmaxHead(labels, weights);
    }

    private static int[] targets(List<String> labels, List<Example> examples) {
        int[] targets = examples.stream()
                .mapToInt(example -> labels.indexOf(example.label()))
                .toArray();
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < 0) {
                throw new IllegalArgumentException(
                        "unknown label '" + examples.get(i).label() + "'");
            }
        }
        return targets;
    }

    private double[][] gradient(double[][] weights, List<Example> examples, int[] targets) {
        double[][] gradient = new double[weights.length][];
        for (int label = 0; label < weights.length; label++) {
            gradient[label] = penalty(weights[label]);
        }
        double share = 1.0 / targets.length;
        for (int i = 0; i < targets.length; i++) {
            UnitVector vector = examples.get(i).vector();
            double[] probabilities = probabilities(weights, vector);
            for (int label = 0; label < weights.length; label++) {
                double surplus = probabilities[label] - (label == targets[i] ? 1 : 0);
                add(gradient[label], share * surplus, vector);
            }
        }
        return gradient;
    }

    /// The last column is the intercept: it only moves all messages towards a label, so it stays free.
    private double[] penalty(double[] row) {
        double[] penalty = new double[row.length];
        for (int i = 0; i < row.length - 1; i++) {
            penalty[i] = l2 * row[i];
        }
        return penalty;
    }

    private static double[] probabilities(double[][] weights, UnitVector vector) {
        double[] scores = new double[weights.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < weights.length; label++) {
            scores[label] = SoftmaxHead.score(weights[label], vector);
            highest = Math.max(highest, scores[label]);
        }
        double sum = 0;
        for (int label = 0; label < scores.length; label++) {
            scores[label] = Math.exp(scores[label] - highest);
            sum += scores[label];
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] /= sum;
        }
        return scores;
    }

    private static void add(double[] row, double factor, UnitVector vector) {
        int dimensions = vector.dimensions();
        for (int i = 0; i < dimensions; i++) {
            row[i] += factor * vector.at(i);
        }
        row[dimensions] += factor;
    }

    /// Steps down from `ahead`, then looks ahead again along the way just taken.
    private void advance(double[][] weights, double[][] ahead, double[][] gradient, double momentum) {
        for (int label = 0; label < weights.length; label++) {
            for (int i = 0; i < weights[label].length; i++) {
                double before = weights[label][i];
                double after = ahead[label][i] - step * gradient[label][i];
                weights[label][i] = after;
                ahead[label][i] = after + momentum * (after - before);
            }
        }
    }
}
