package dev.guidon.stats.effect;

import dev.guidon.stats.effect.PostStratification.Stratum;
import dev.guidon.stats.metric.ArmStatistics;
import dev.guidon.stats.metric.ArmStatistics.OfMean;
import dev.guidon.stats.metric.ArmStatistics.OfRatio;
import dev.guidon.stats.metric.JointSums;
import dev.guidon.stats.metric.QuantileStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Merges strata that cannot be analysed on their own into the largest one.
record StratumMerge(List<Stratum> strata) {
    StratumMerge {
        strata = List.copyOf(strata);
    }

    /// From the largest to the smallest; each can be analysed, unless it is the only one.
    List<Stratum> cells() {
        List<Stratum> sorted = new ArrayList<>(strata);
        sorted.sort(Comparator.comparingLong(Stratum::units).reversed());
        Stratum largest = sorted.getFirst();
        List<Stratum> others = new ArrayList<>();
        for (Stratum stratum : sorted.subList(1, sorted.size())) {
            if (isViable(stratum)) {
                others.add(stratum);
            } else {
                largest = merged(largest, stratum);
            }
        }
        while (!isViable(largest) && !others.isEmpty()) {
            largest = merged(largest, others.removeFirst());
        }
        others.addFirst(largest);
        return others;
    }

    static Stratum whole(List<Stratum> cells) {
        return cells.stream().reduce(StratumMerge::merged).orElseThrow();
    }

    /// Whether every covariate varies in both arms and the regression has degrees of freedom.
    static boolean isAdjustable(JointSums control, JointSums treatment, int outcomes) {
        int covariates = control.width() - outcomes;
        if (covariates == 0
                || control.units() + treatment.units() <= StratumCell.degreesOfFreedomLost(outcomes, covariates)) {
            return false;
        }
        for (int i = outcomes; i < control.width(); i++) {
            if (control.variance(i).orElse(0) <= 0 || treatment.variance(i).orElse(0) <= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isViable(Stratum stratum) {
        return stratum.control().variance().orElse(0) > 0
                && stratum.treatment().variance().orElse(0) > 0
                && stratum.units() > leastUnits(stratum.control());
    }

    private static int leastUnits(ArmStatistics arm) {
        return switch (arm) {
            case OfMean mean -> mean.covariates() == 0 ? 0 : StratumCell.degreesOfFreedomLost(1, mean.covariates());
            case OfRatio ratio -> ratio.hasCovariate() ? StratumCell.degreesOfFreedomLost(2, 2) : 0;
            case QuantileStatistics _ -> 0;
        };
    }

    private static Stratum merged(Stratum some, Stratum others) {
        return new Stratum(merged(some.control(), others.control()), merged(some.treatment(), others.treatment()));
    }

    private static ArmStatistics merged(ArmStatistics some, ArmStatistics others) {
        return switch (some) {
            case OfMean mean
            when others instanceof OfMean other -> new OfMean(mean.sums().merged(other.sums()));
            case OfRatio ratio
            when others instanceof OfRatio other -> new OfRatio(ratio.sums().merged(other.sums()));
            case OfMean _, OfRatio _, QuantileStatistics _ ->
                throw new IllegalArgumentException("only means and only ratios can be merged");
        };
    }
}
