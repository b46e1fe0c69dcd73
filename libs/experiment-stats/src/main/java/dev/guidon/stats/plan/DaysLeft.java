package dev.guidon.stats.plan;

import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.plan.Planned.NotComputable;
import dev.guidon.stats.plan.Planned.Reason;
import dev.guidon.stats.plan.Planned.Value;
import java.util.List;

/// When a number of units will be there, from the units of recent days. Days differ and only some were seen, so the
/// answer is a range: the total of d days has the variance s²(d + d²/k), s² from day to day and k days seen.
///
/// @param expected the middle of the range
/// @param early reached in one of ten cases
/// @param late reached in nine of ten cases; none where traffic may just as well have ended
public record DaysLeft(Planned expected, Planned early, Planned late) {
    /// Normal quantile of the ninth of ten cases.
    private static final double NINE_OF_TEN = Normal.upperQuantile(0.1);

    /// Beyond this a date means nothing.
    private static final double MOST_DAYS = 36_500;

    /// @param recentDays units that came on each of the last days; one day gives no range, only its middle
    public static DaysLeft of(double unitsNeeded, List<Long> recentDays) {
        double mean = recentDays.stream().mapToLong(Long::longValue).average().orElse(0);
        if (unitsNeeded <= 0) {
            return same(new Value(0));
        }
        if (mean <= 0) {
            return same(new NotComputable(Reason.NO_UNITS));
        }
        int days = recentDays.size();
        double squares = recentDays.stream()
                .mapToDouble(day -> (day - mean) * (day - mean))
                .sum();
        double spread = days < 2 ? 0 : squares / (days - 1);
        return new DaysLeft(
                reached(unitsNeeded, mean, 0, days),
                reached(unitsNeeded, mean, NINE_OF_TEN * Math.sqrt(spread), days),
                reached(unitsNeeded, mean, -NINE_OF_TEN * Math.sqrt(spread), days));
    }

    private static DaysLeft same(Planned answer) {
        return new DaysLeft(answer, answer, answer);
    }

    /// The d at which d·mean + shift·√(d + d²/k) is enough. Grows with d as long as the mean outweighs the shift.
    private static Planned reached(double needed, double mean, double shift, int days) {
        if (mean + shift / Math.sqrt(days) <= 0) {
            return new NotComputable(Reason.UNREACHABLE);
        }
        double low = 0;
        double high = 1;
        while (total(high, mean, shift, days) < needed) {
            low = high;
            high *= 2;
            if (high > MOST_DAYS) {
                return new NotComputable(Reason.UNREACHABLE);
            }
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (total(middle, mean, shift, days) < needed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Value(high);
    }

    private static double total(double d, double mean, double shift, int days) {
        return d * mean + shift * Math.sqrt(d + d * d / days);
    }
}
