package dev.guidon.stats;

import java.util.OptionalDouble;

/// What a mean and its variance need to know about one number per unit: how many units, and the sums of the deviations
/// and squared deviations of their numbers from a fixed anchor.
///
/// Deviations from a point inside the data stay small, so the variance survives an offset of 1e9 that would erase it
/// from Σy². Sums, unlike Welford's running mean, can also be *retracted*: a stream replaces what a unit contributed
/// whenever an event of that unit arrives. The anchor is the first number seen and moves only by [#anchoredAt].
///
/// The relative error of the variance is about 2^-100 · (d/s)², with s the standard deviation and d the largest
/// distance from the anchor of any number ever added, retracted ones included: 1e-12 for an outlier of 1e9 standard
/// deviations.
///
/// Values are immutable and so safe on any thread. An update allocates the new value, three objects of 104 bytes in
/// all, and nothing else once the compiler has removed the numbers in between; there is no array and no boxed number.
/// The four components are the whole state and make the same value again, so they can be stored in any format.
public record AnchoredSums(long units, double anchor, DoubleDouble sum, DoubleDouble squares) {
    /// The largest magnitude of a unit's number. It keeps every later product within the range of a double.
    public static final double LARGEST = 1e100;

    /// Sums that miss the inequality of Cauchy and Schwarz by more than this share are no sums of real numbers.
    private static final double CONTRADICTION = 1e-9;

    /// Rounding error of a sum of squares per unit, with room for a hundred retractions of each: 2^-104 · 2^8.
    private static final double ROUNDING = 0x1p-96;

    private static final AnchoredSums EMPTY = new AnchoredSums(0, 0, DoubleDouble.ZERO, DoubleDouble.ZERO);

    public AnchoredSums {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative, but are " + units);
        }
        requireInRange(anchor);
        double reach = 2 * LARGEST;
        if (Math.abs(sum.value()) > reach * units || Math.abs(squares.value()) > reach * reach * units) {
            throw new IllegalArgumentException(
                    "sums " + sum.value() + " and " + squares.value() + " are too large for " + units + " units");
        }
    }

    public static AnchoredSums empty() {
        return EMPTY;
    }

    /// Takes raw sums as others publish them. They hold only what a double left of them: where the mean is far larger
    /// than the spread, the variance is already lost, so nothing of our own is kept this way.
    public static AnchoredSums ofRaw(long units, double sum, double sumSquares) {
        return new AnchoredSums(units, 0, DoubleDouble.of(sum), DoubleDouble.of(sumSquares));
    }

    /// Adds a unit with its number.
    public AnchoredSums plus(double value) {
        requireInRange(value);
        if (units == 0) {
            return new AnchoredSums(1, value, DoubleDouble.ZERO, DoubleDouble.ZERO);
        }
        DoubleDouble deviation = deviation(value);
        return new AnchoredSums(units + 1, anchor, sum.plus(deviation), squares.plus(deviation.times(deviation)));
    }

    /// Retracts a unit with the number that was added for it. Whether it was added cannot be seen from the sums; the
    /// caller keeps each unit's number.
    public AnchoredSums minus(double value) {
        requireInRange(value);
        requireUnits("retract");
        if (units == 1) {
            return EMPTY;
        }
        DoubleDouble deviation = deviation(value);
        return new AnchoredSums(units - 1, anchor, sum.minus(deviation), squares.minus(deviation.times(deviation)));
    }

    /// Replaces the number of one unit: [#minus] and [#plus] in one step, for half the allocation.
    public AnchoredSums replaced(double before, double after) {
        requireInRange(before);
        requireInRange(after);
        requireUnits("replace");
        if (units == 1) {
            return EMPTY.plus(after);
        }
        DoubleDouble old = deviation(before);
        DoubleDouble now = deviation(after);
        DoubleDouble newSquares = squares.minus(old.times(old)).plus(now.times(now));
        return new AnchoredSums(units, anchor, sum.minus(old).plus(now), newSquares);
    }

    /// The sums over the units of both, which must be different units. Keeps the anchor of the receiver.
    public AnchoredSums merged(AnchoredSums other) {
        if (units == 0) {
            return other;
        }
        AnchoredSums aligned = other.anchoredAt(anchor);
        return new AnchoredSums(
                Math.addExact(units, aligned.units), anchor, sum.plus(aligned.sum), squares.plus(aligned.squares));
    }

    /// The same units seen from another anchor: with d the distance moved, Σ(y-c) grows by n·d and Σ(y-c)² by
    /// 2d·Σ(y-c) + n·d².
    public AnchoredSums anchoredAt(double newAnchor) {
        if (newAnchor == anchor || units == 0) {
            return this;
        }
        DoubleDouble distance = DoubleDouble.of(anchor).plus(-newAnchor);
        DoubleDouble total = distance.times((double) units);
        DoubleDouble growth = distance.times(sum.times(2).plus(total));
        return new AnchoredSums(units, newAnchor, sum.plus(total), squares.plus(growth));
    }

    /// Empty without units.
    public OptionalDouble mean() {
        return units == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(exactMean().value());
    }

    /// The sample variance, with n-1. Empty with fewer than two units, and when the sums contradict each other, which
    /// happens when a number was retracted that had not been added. Differences within rounding error are zero.
    public OptionalDouble variance() {
        if (units < 2) {
            return OptionalDouble.empty();
        }
        DoubleDouble least = sum.times(sum).dividedBy((double) units);
        double spread = squares.minus(least).value();
        double scale = Math.max(squares.value(), least.value());
        if (spread < -CONTRADICTION * scale) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(spread <= ROUNDING * units * scale ? 0 : spread / (units - 1));
    }

    /// The mean with all its digits: two large means differ by less than a double of either can tell. Needs a unit.
    DoubleDouble exactMean() {
        return sum.dividedBy((double) units).plus(anchor);
    }

    private DoubleDouble deviation(double value) {
        return DoubleDouble.of(value).plus(-anchor);
    }

    private void requireUnits(String operation) {
        if (units == 0) {
            throw new IllegalStateException("cannot " + operation + " a unit: there is none");
        }
    }

    private static void requireInRange(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("a unit's number must be within ±" + LARGEST + ", but is " + value);
        }
    }
}
