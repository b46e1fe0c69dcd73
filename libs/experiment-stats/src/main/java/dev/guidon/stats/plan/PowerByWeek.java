package dev.guidon.stats.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Power and smallest effect week by week, for an experiment that gains the same number of units every week.
///
/// @param arms with the control, all of the same size
public record PowerByWeek(PowerPlan plan, double unitsPerWeek, int arms, double targetPower) {
    /// Longer plans are no plans.
    public static final int MOST_WEEKS = 520;

    public PowerByWeek {
        if (!(unitsPerWeek > 0 && arms >= 2)) {
            throw new IllegalArgumentException(
                    "a plan needs units every week and two arms or more, not " + unitsPerWeek + " and " + arms);
        }
        if (!(targetPower > 0 && targetPower < 1)) {
            throw new IllegalArgumentException("the power must be between 0 and 1, but is " + targetPower);
        }
    }

    /// @param power of the metric's expected effect
    /// @param minimumEffect found with the target power
    public record Week(double units, Planned power, Planned minimumEffect) {}

    /// The first `weeks` weeks.
    public List<Week> weeks(Baseline baseline, double effect, int weeks) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException("weeks must be from 1 to " + MOST_WEEKS + ", but are " + weeks);
        }
        List<Week> table = new ArrayList<>();
        for (int week = 1; week <= weeks; week++) {
            double units = week * unitsPerWeek;
            table.add(new Week(
                    units,
                    plan.power(baseline, effect, units / arms),
                    plan.minimumEffect(baseline, targetPower, units / arms)));
        }
        return List.copyOf(table);
    }

    /// Counted from 1. Power is read as it is shown, in whole per cent, so 79.5 % counts as 80 %.
    public OptionalInt firstReaching(List<Week> weeks) {
        for (int i = 0; i < weeks.size(); i++) {
            double power = weeks.get(i).power.asOptional().orElse(0);
            if (Math.round(power * 100) / 100.0 >= targetPower) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}
