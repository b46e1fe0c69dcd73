package dev.guidon.stats.metric;

import dev.guidon.stats.AnchoredSums;
import dev.guidon.stats.DoubleDouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/// What means, variances and covariances need to know about several numbers per unit: how many units, and the sums of
/// the deviations from fixed anchors and of the deviations' products, in double-double arithmetic.
///
/// The same idea as [AnchoredSums] in more than one dimension: sums can be retracted and merged in any order, and an
/// offset that is large against the spread costs no digits. Anchors are the numbers of the first unit.
///
/// @param products of the deviations of numbers i <= j, at the place i·k - i(i-1)/2 + j - i of k numbers
public record JointSums(
        List<ValueKind> kinds, long units, List<Double> anchors, List<DoubleDouble> sums, List<DoubleDouble> products) {

    /// A variance below this share of the squares it is left from is rounding, and below its negative a contradiction.
    private static final double CONTRADICTION = 1e-9;

    private static final double ROUNDING = 0x1p-96;

    /// Of raw sums, so that no product leaves the range of a double.
    private static final double LARGEST_SUM = 1e150;

    public JointSums {
        kinds = List.copyOf(kinds);
        anchors = List.copyOf(anchors);
        sums = List.copyOf(sums);
        products = List.copyOf(products);
        int width = kinds.size();
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative, but are " + units);
        }
        if (anchors.size() != width || sums.size() != width || products.size() != width * (width + 1) / 2) {
            throw new IllegalArgumentException(
                    width + " numbers need as many anchors and sums, and all their products");
        }
        anchors.forEach(JointSums::requireInRange);
    }

    public static JointSums empty(List<ValueKind> kinds) {
        int width = kinds.size();
        return new JointSums(kinds, 0, zeros(width), doubleZeros(width), doubleZeros(width * (width + 1) / 2));
    }

    /// Takes raw sums as others publish them, which keep only what a double left of them. A yes-or-no number is its own
    /// square, so only its sum counts.
    ///
    /// @param products of the numbers i <= j of each unit, summed over units, in the order of the component
    public static JointSums ofRaw(List<ValueKind> kinds, long units, List<Double> sums, List<Double> products) {
        sums.forEach(sum -> requireWithin(sum, LARGEST_SUM));
        products.forEach(product -> requireWithin(product, LARGEST_SUM * LARGEST_SUM));
        return new JointSums(
                kinds,
                units,
                zeros(kinds.size()),
                sums.stream().map(DoubleDouble::of).toList(),
                products.stream().map(DoubleDouble::of).toList());
    }

    /// Adds a unit with its numbers.
    public JointSums plus(double... values) {
        requireWidth(values);
        return units == 0 ? of(values) : changed(values, 1);
    }

    /// Retracts a unit with the numbers that were added for it.
    public JointSums minus(double... values) {
        requireWidth(values);
        if (units == 0) {
            throw new IllegalStateException("cannot retract a unit: there is none");
        }
        return units == 1 ? empty(kinds) : changed(values, -1);
    }

    /// The sums over the units of both, which must be different units. Keeps the anchors of the receiver.
    public JointSums merged(JointSums other) {
        if (!kinds.equals(other.kinds)) {
            throw new IllegalArgumentException("cannot merge sums of " + kinds + " with those of " + other.kinds);
        }
        if (units == 0) {
            return other;
        }
        JointSums aligned = other.anchoredAt(anchors);
        return new JointSums(
                kinds,
                Math.addExact(units, aligned.units),
                anchors,
                added(sums, aligned.sums),
                added(products, aligned.products));
    }

    /// The same units seen from other anchors: with d the distance moved, Σx grows by n·d, and Σxy by dx·Σy + dy·Σx +
    /// n·dx·dy.
    public JointSums anchoredAt(List<Double> newAnchors) {
        if (newAnchors.equals(anchors) || units == 0) {
            return this;
        }
        List<DoubleDouble> distances = new ArrayList<>();
        for (int i = 0; i < width(); i++) {
            distances.add(DoubleDouble.of(anchors.get(i)).plus(-newAnchors.get(i)));
        }
        List<DoubleDouble> newSums = new ArrayList<>();
        List<DoubleDouble> newProducts = new ArrayList<>();
        for (int i = 0; i < width(); i++) {
            DoubleDouble total = distances.get(i).times((double) units);
            newSums.add(sums.get(i).plus(total));
            for (int j = i; j < width(); j++) {
                DoubleDouble growth = distances.get(i).times(sums.get(j)).plus(total.times(distances.get(j)));
                newProducts.add(product(i, j).plus(growth).plus(distances.get(j).times(sums.get(i))));
            }
        }
        return new JointSums(kinds, units, newAnchors, newSums, newProducts);
    }

    /// Only some of the numbers, in a new order.
    public JointSums selected(int... indices) {
        List<ValueKind> newKinds = new ArrayList<>();
        List<Double> newAnchors = new ArrayList<>();
        List<DoubleDouble> newSums = new ArrayList<>();
        List<DoubleDouble> newProducts = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            newKinds.add(kinds.get(indices[i]));
            newAnchors.add(anchors.get(indices[i]));
            newSums.add(sums.get(indices[i]));
            for (int j = i; j < indices.length; j++) {
                newProducts.add(product(indices[i], indices[j]));
            }
        }
        return new JointSums(newKinds, units, newAnchors, newSums, newProducts);
    }

    public int width() {
        return kinds.size();
    }

    /// The mean of number `i` with all its digits. Needs a unit.
    public DoubleDouble exactMean(int i) {
        return sums.get(i).dividedBy((double) units).plus(anchors.get(i));
    }

    /// Empty without units.
    public OptionalDouble mean(int i) {
        return units == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(exactMean(i).value());
    }

    /// The variance of number `i` over units; see [#covariance]. Empty also when the sums contradict each other.
    public OptionalDouble variance(int i) {
        return covariance(i, i);
    }

    /// Over units, with n-1, or with n when both numbers are yes or no. Empty with fewer than two units.
    public OptionalDouble covariance(int i, int j) {
        if (units < 2) {
            return OptionalDouble.empty();
        }
        boolean proportions = kinds.get(i) == ValueKind.YES_OR_NO && kinds.get(j) == ValueKind.YES_OR_NO;
        double rest = centred(i, j);
        double scale = Math.sqrt(square(i)) * Math.sqrt(square(j));
        if (i == j && rest < -CONTRADICTION * scale) {
            return OptionalDouble.empty();
        }
        boolean rounding = Math.abs(rest) <= ROUNDING * units * scale || (i == j && rest < 0);
        return OptionalDouble.of(rounding ? 0 : rest / (proportions ? units : units - 1));
    }

    /// Σ(x-x̄)(y-ȳ) over the units, of which there must be one.
    public double centred(int i, int j) {
        DoubleDouble expected = sums.get(i).times(sums.get(j)).dividedBy((double) units);
        return squareOrProduct(i, j).minus(expected).value();
    }

    /// With anchor 0 the square of a yes-or-no number is the number itself.
    private DoubleDouble squareOrProduct(int i, int j) {
        boolean own = i == j && kinds.get(i) == ValueKind.YES_OR_NO && anchors.get(i) == 0;
        return own ? sums.get(i) : product(i, j);
    }

    private double square(int i) {
        DoubleDouble least = sums.get(i).times(sums.get(i)).dividedBy((double) units);
        return Math.max(squareOrProduct(i, i).value(), least.value());
    }

    private DoubleDouble product(int i, int j) {
        int low = Math.min(i, j);
        return products.get(low * width() - low * (low - 1) / 2 + Math.max(i, j) - low);
    }

    private JointSums of(double... values) {
        List<Double> first = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            first.add(kinds.get(i) == ValueKind.YES_OR_NO ? 0.0 : values[i]);
        }
        JointSums none = empty(kinds);
        return new JointSums(kinds, 0, first, none.sums, none.products).changed(values, 1);
    }

    private JointSums changed(double[] values, int sign) {
        List<DoubleDouble> newSums = new ArrayList<>();
        List<DoubleDouble> newProducts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            DoubleDouble deviation = deviation(values, i).times(sign);
            newSums.add(sums.get(i).plus(deviation));
            for (int j = i; j < values.length; j++) {
                newProducts.add(product(i, j).plus(deviation.times(deviation(values, j))));
            }
        }
        return new JointSums(kinds, units + sign, anchors, newSums, newProducts);
    }

    private DoubleDouble deviation(double[] values, int i) {
        return DoubleDouble.of(values[i]).plus(-anchors.get(i));
    }

    private void requireWidth(double[] values) {
        if (values.length != width()) {
            throw new IllegalArgumentException("a unit has " + width() + " numbers here, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            requireInRange(values[i]);
            if (kinds.get(i) == ValueKind.YES_OR_NO && values[i] != 0 && values[i] != 1) {
                throw new IllegalArgumentException("a yes-or-no number is 0 or 1, not " + values[i]);
            }
        }
    }

    private static void requireInRange(double value) {
        if (!(Math.abs(value) <= AnchoredSums.LARGEST)) {
            throw new IllegalArgumentException(
                    "a unit's number must be within ±" + AnchoredSums.LARGEST + ", but is " + value);
        }
    }

    private static void requireWithin(double sum, double largest) {
        if (!(Math.abs(sum) <= largest)) {
            throw new IllegalArgumentException("a sum must be within ±" + largest + ", but is " + sum);
        }
    }

    private static List<DoubleDouble> added(List<DoubleDouble> some, List<DoubleDouble> others) {
        List<DoubleDouble> totals = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            totals.add(some.get(i).plus(others.get(i)));
        }
        return totals;
    }

    private static List<Double> zeros(int count) {
        return Collections.nCopies(count, 0.0);
    }

    private static List<DoubleDouble> doubleZeros(int count) {
        return Collections.nCopies(count, DoubleDouble.ZERO);
    }
}
