package dev.guidon.benchmarks.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Experiments whose units spend an exponentially distributed amount: skewed, as revenue is. Units are split at
/// random, so the arms differ in size.
///
/// @param effect of the treatment on the mean, whose value in the control is 1
record SimulatedExperiment(int days, int unitsPerDay, double effect) {

    /// The evenings of one experiment.
    List<Day> run(SplittableRandom random) {
        Arm control = new Arm();
        Arm treatment = new Arm();
        List<Day> seen = new ArrayList<>(days);
        for (int day = 1; day <= days; day++) {
            for (int unit = 0; unit < unitsPerDay; unit++) {
                double spent = -Math.log1p(-random.nextDouble());
                if (random.nextBoolean()) {
                    treatment.add(spent * (1 + effect));
                } else {
                    control.add(spent);
                }
            }
            seen.add(seen(day, control, treatment));
        }
        return seen;
    }

    private static Day seen(int day, Arm control, Arm treatment) {
        return new Day(
                day,
                control.units,
                treatment.units,
                treatment.mean() - control.mean(),
                Math.sqrt(control.variance() / control.units + treatment.variance() / treatment.units),
                (control.variance() + treatment.variance()) / 2);
    }

    /// Amounts are near 1, so plain sums keep their digits.
    private static final class Arm {
        private long units;
        private double sum;
        private double squares;

        void add(double value) {
            units++;
            sum += value;
            squares += value * value;
        }

        double mean() {
            return sum / units;
        }

        double variance() {
            return (squares - sum * sum / units) / (units - 1);
        }
    }
}
