package dev.guidon.stats.effect;

import java.util.List;

/// The estimates of strata, averaged with the strata's shares as weights.
final class StrataAverage {
    private final double[] estimates;
    private final double[][] covariance;

    private StrataAverage(double[] estimates, double[][] covariance) {
        this.estimates = estimates;
        this.covariance = covariance;
    }

    /// With shares ν: mean Σν_k·α_k, covariance A·(diag ν - ννᵀ)·Aᵀ/n for the shares and Σν_k·Σ_k/n within strata.
    static StrataAverage of(List<StratumCell> cells) {
        double units = cells.stream().mapToLong(cell -> cell.units).sum();
        int size = cells.getFirst().estimates.length;
        double[] mean = new double[size];
        for (StratumCell cell : cells) {
            mean = Vectors.plus(mean, cell.units / units, cell.estimates);
        }
        double[][] covariance = new double[size][size];
        for (StratumCell cell : cells) {
            double[] deviation = Vectors.plus(cell.estimates, -1, mean);
            for (int i = 0; i < size; i++) {
                double[] between = Vectors.scaled(deviation[i], deviation);
                double[] row = Vectors.plus(between, 1, cell.covariance[i]);
                covariance[i] = Vectors.plus(covariance[i], cell.units / units / units, row);
            }
        }
        return new StrataAverage(mean, covariance);
    }

    double[][] covariance() {
        return covariance;
    }

    /// The control's value, followed by its gradient with respect to the estimates.
    double[] controlValue() {
        return value(0);
    }

    /// The treatment's: control mean plus effect.
    double[] treatmentValue() {
        return value(1);
    }

    private double[] value(int effects) {
        double outcome = estimates[0] + effects * estimates[1];
        if (estimates.length == 2) {
            return new double[] {outcome, 1, effects};
        }
        double denominator = estimates[2] + effects * estimates[3];
        double ratio = outcome / denominator;
        double slope = 1 / denominator;
        return new double[] {ratio, slope, effects * slope, -ratio * slope, -effects * ratio * slope};
    }
}
