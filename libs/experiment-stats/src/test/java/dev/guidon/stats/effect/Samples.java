package dev.guidon.stats.effect;

import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.ValueKind;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Arms whose units are known, so that an analysis can be checked against one of the units themselves.
final class Samples {
    private Samples() {}

    /// Units with an outcome and covariates that explain a part of it.
    static double[][] units(long seed, int count, int covariates, double effect) {
        Random random = new Random(seed);
        double[][] units = new double[count][covariates + 1];
        for (double[] unit : units) {
            double outcome = 10 + effect + random.nextGaussian();
            for (int i = 1; i <= covariates; i++) {
                unit[i] = 5 * i + 2 * random.nextGaussian();
                outcome += (0.3 + 0.2 * effect) * i * unit[i];
            }
            unit[0] = outcome;
        }
        return units;
    }

    static OfMean mean(double[]... units) {
        return new OfMean(sums(units));
    }

    static OfRatio ratio(double[]... units) {
        return new OfRatio(sums(units));
    }

    static OfMean numbers(double... numbers) {
        JointSums sums = JointSums.empty(List.of(ValueKind.NUMBER));
        for (double number : numbers) {
            sums = sums.plus(number);
        }
        return new OfMean(sums);
    }

    private static JointSums sums(double[][] units) {
        JointSums sums = JointSums.empty(Collections.nCopies(units[0].length, ValueKind.NUMBER));
        for (double[] unit : units) {
            sums = sums.plus(unit);
        }
        return sums;
    }
}
