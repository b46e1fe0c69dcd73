package dev.guidon.experiment.measure;

import dev.guidon.experiment.measure.Contribution.Counted;
import dev.guidon.experiment.measure.Contribution.Excluded;
import dev.guidon.stats.AnchoredSums;

/// What a sum amounts to.
///
/// @param excluded units that were taken out because they met several arms
public record Tally(AnchoredSums sums, long excluded) {
    private static final Tally EMPTY = new Tally(AnchoredSums.empty(), 0);

    public Tally {
        if (excluded < 0) {
            throw new IllegalArgumentException("excluded units must not be negative, but are " + excluded);
        }
    }

    public static Tally empty() {
        return EMPTY;
    }

    public Tally plus(Contribution contribution) {
        return switch (contribution) {
            case Counted(var _, var value) -> new Tally(sums.plus(value), excluded);
            case Excluded _ -> new Tally(sums, excluded + 1);
        };
    }

    /// Takes back what was added before.
    public Tally minus(Contribution contribution) {
        return switch (contribution) {
            case Counted(var _, var value) -> new Tally(sums.minus(value), excluded);
            case Excluded _ -> new Tally(sums, excluded - 1);
        };
    }

    /// The tally of both, which must be over different units.
    public Tally merged(Tally other) {
        return new Tally(sums.merged(other.sums), excluded + other.excluded);
    }
}
