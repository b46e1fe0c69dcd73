package dev.guidon.stats.effect;

import dev.guidon.stats.Estimate.Reason;
import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectMoments.Undefined;
import java.util.List;

/// Whether two experiments on the same units change each other's effect: the difference of the differences of the four
/// combinations, with Welch's degrees of freedom for four variances.
///
/// @param neither units in both controls; `first` and `second` in one treatment, `both` in both
public record Interaction(ArmMoments neither, ArmMoments first, ArmMoments second, ArmMoments both) {

    public EffectMoments moments() {
        List<ArmMoments> cells = List.of(neither, first, second, both);
        long fewest = cells.stream().mapToLong(ArmMoments::units).min().orElseThrow();
        if (fewest < 2) {
            return new Undefined(fewest == 0 ? Reason.NO_UNITS : Reason.TOO_FEW_UNITS);
        }
        double variance = 0;
        double spread = 0;
        for (ArmMoments cell : cells) {
            double own = cell.variance() / cell.units();
            variance += own;
            spread += own * own / (cell.units() - 1);
        }
        if (variance == 0) {
            return new Undefined(Reason.ZERO_VARIANCE);
        }
        double value = both.mean() - second.mean() - (first.mean() - neither.mean());
        return new Known(value, Math.sqrt(variance), variance * variance / spread, List.of(), 0);
    }
}
