package dev.guidon.stats.effect;

import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.ValueKind;
import java.util.Arrays;

/// One stratum's control means and effects, a pair for each of the outcome's numbers, and their covariance times the
/// stratum's units.
final class StratumCell {
    final long units;
    /// Control mean and effect of the first number, then of the second.
    final double[] estimates;

    final double[][] covariance;

    private StratumCell(long units, double[] estimates, double[][] covariance) {
        this.units = units;
        this.estimates = estimates;
        this.covariance = covariance;
    }

    /// Differences of means, each arm with its own variance.
    static StratumCell plain(JointSums control, JointSums treatment, int outcomes) {
        long units = control.units() + treatment.units();
        double[] estimates = new double[2 * outcomes];
        double[][] covariance = new double[2 * outcomes][2 * outcomes];
        for (int i = 0; i < outcomes; i++) {
            double mean = control.exactMean(i).value();
            set(estimates, i, mean, treatment.exactMean(i).value() - mean);
            for (int j = 0; j < outcomes; j++) {
                double a = units * control.covariance(i, j).orElse(0) / control.units();
                double b = units * treatment.covariance(i, j).orElse(0) / treatment.units();
                set(covariance, i, j, a, -a, a + b);
            }
        }
        return new StratumCell(units, estimates, covariance);
    }

    /// A regression of the outcome on the arm and the covariates, whose control mean is that at the stratum's mean of
    /// the covariates. The error of that mean counts too.
    static StratumCell adjusted(JointSums control, JointSums treatment, int outcomes) {
        return new Regression(control, treatment, outcomes).cell();
    }

    static int degreesOfFreedomLost(int outcomes, int covariates) {
        return outcomes * covariates + 2;
    }

    private static void set(double[] estimates, int outcome, double controlMean, double effect) {
        estimates[2 * outcome] = controlMean;
        estimates[2 * outcome + 1] = effect;
    }

    private static void set(double[][] covariance, int i, int j, double means, double mixed, double effects) {
        covariance[2 * i][2 * j] = means;
        covariance[2 * i][2 * j + 1] = mixed;
        covariance[2 * i + 1][2 * j] = mixed;
        covariance[2 * i + 1][2 * j + 1] = effects;
    }

    /// The steps of a regression with one residual variance in both arms.
    private static final class Regression {
        private final JointSums control;
        private final JointSums treatment;
        private final JointSums both;
        private final int outcomes;
        private final int covariates;
        private final double[][] inverse;
        private final double[] imbalance;
        private final double[] controlDistance;

        Regression(JointSums control, JointSums treatment, int outcomes) {
            this.control = control;
            this.treatment = treatment;
            this.both = asNumbers(control).merged(asNumbers(treatment));
            this.outcomes = outcomes;
            this.covariates = control.width() - outcomes;
            double[][] squares = new double[covariates][covariates];
            this.imbalance = new double[covariates];
            this.controlDistance = new double[covariates];
            for (int i = 0; i < covariates; i++) {
                double mean = control.exactMean(outcomes + i).value();
                imbalance[i] = treatment.exactMean(outcomes + i).value() - mean;
                controlDistance[i] = mean - both.exactMean(outcomes + i).value();
                for (int j = 0; j < covariates; j++) {
                    squares[i][j] = within(outcomes + i, outcomes + j);
                }
            }
            this.inverse = LeastSquares.of(squares).inverse();
        }

        StratumCell cell() {
            double[] estimates = new double[2 * outcomes];
            double[][] covariance = new double[2 * outcomes][2 * outcomes];
            for (int i = 0; i < outcomes; i++) {
                double[] slopes = slopes(i);
                double mean = control.exactMean(i).value();
                double difference = treatment.exactMean(i).value() - mean;
                set(
                        estimates,
                        i,
                        mean - Vectors.dot(slopes, controlDistance),
                        difference - Vectors.dot(slopes, imbalance));
                for (int j = 0; j < outcomes; j++) {
                    setCovariance(covariance, i, j);
                }
            }
            return new StratumCell(both.units(), estimates, covariance);
        }

        private void setCovariance(double[][] covariance, int i, int j) {
            double units = both.units();
            double residual = units * residual(i, j);
            double perControl = 1.0 / control.units();
            double[][] spread = spreadOfMeans();
            double ofMean = 0;
            for (int k = 0; k < covariates; k++) {
                ofMean += Vectors.dot(inverse[k], spread[k]);
            }
            double distance = Vectors.form(controlDistance, inverse, controlDistance);
            double mixed = Vectors.form(controlDistance, inverse, imbalance);
            double effect = Vectors.form(imbalance, inverse, imbalance);
            set(
                    covariance,
                    i,
                    j,
                    residual * (perControl + distance + ofMean) + units * Vectors.form(slopes(i), spread, slopes(j)),
                    residual * (mixed - perControl),
                    residual * (perControl + 1.0 / treatment.units() + effect));
        }

        /// The covariance of the covariates' means over the whole stratum.
        private double[][] spreadOfMeans() {
            double[][] spread = new double[covariates][covariates];
            for (int k = 0; k < covariates; k++) {
                for (int l = 0; l < covariates; l++) {
                    spread[k][l] = both.covariance(outcomes + k, outcomes + l).orElse(0) / both.units();
                }
            }
            return spread;
        }

        private double[] slopes(int outcome) {
            double[] products = new double[covariates];
            for (int k = 0; k < covariates; k++) {
                products[k] = within(outcomes + k, outcome);
            }
            return Vectors.times(inverse, products);
        }

        private double residual(int i, int j) {
            double explained = 0;
            double[] slopes = slopes(i);
            for (int k = 0; k < covariates; k++) {
                explained += slopes[k] * within(outcomes + k, j);
            }
            return (within(i, j) - explained) / (both.units() - degreesOfFreedomLost(outcomes, covariates));
        }

        private double within(int i, int j) {
            return control.centred(i, j) + treatment.centred(i, j);
        }

        /// A regression knows no proportions: its residual variance is that of numbers.
        private static JointSums asNumbers(JointSums sums) {
            ValueKind[] kinds = new ValueKind[sums.width()];
            Arrays.fill(kinds, ValueKind.NUMBER);
            return new JointSums(Arrays.asList(kinds), sums.units(), sums.anchors(), sums.sums(), sums.products());
        }
    }
}
