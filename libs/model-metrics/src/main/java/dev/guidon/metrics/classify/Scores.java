package dev.guidon.metrics.classify;

/// Precision, recall and F1, each between 0 and 1; 0 where there is no denominator, as is usual for averages.
public record Scores(double precision, double recall, double f1) {

    static Scores of(int right, int predicted, int support) {
        return new Scores(ratio(right, predicted), ratio(right, support), ratio(2 * right, predicted + support));
    }

    private static double ratio(int numerator, int denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }

    Scores plus(Scores other, double weight) {
        return new Scores(precision + weight * other.precision, recall + weight * other.recall, f1 + weight * other.f1);
    }
}
