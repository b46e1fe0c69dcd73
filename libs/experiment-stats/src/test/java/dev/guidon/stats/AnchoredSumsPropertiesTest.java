package dev.guidon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whatever a stream does to the sums, they equal an exact pass over the units that are left.
final class AnchoredSumsPropertiesTest {

    @Property
    void aSinglePassEqualsExactArithmetic(@ForAll("samples") List<Double> values) {
        assertDescribes(summed(values), values);
    }

    @Property
    void retractingWhatWasAddedGivesBackTheStatistics(
            @ForAll("samples") List<Double> kept, @ForAll("samples") List<Double> retracted, @ForAll long seed) {
        List<Double> arriving = shuffled(concatenated(kept, retracted), seed);

        AnchoredSums sums = summed(arriving);
        for (double value : shuffled(retracted, seed)) {
            sums = sums.minus(value);
        }

        assertDescribes(sums, kept);
    }

    @Property
    void replacingEveryNumberDescribesTheNewOnes(
            @ForAll("samples") List<Double> values, @ForAll("samples") List<Double> other) {
        int units = Math.min(values.size(), other.size());
        AnchoredSums sums = summed(values.subList(0, units));

        for (int i = 0; i < units; i++) {
            sums = sums.replaced(values.get(i), other.get(i));
        }

        assertDescribes(sums, other.subList(0, units));
    }

    @Property
    void mergingInAnyOrderAndPartitionEqualsASinglePass(
            @ForAll("samples") List<Double> values, @ForAll @IntRange(min = 1, max = 12) int parts, @ForAll long seed) {
        List<AnchoredSums> partials = new ArrayList<>(Collections.nCopies(parts, AnchoredSums.empty()));
        Random random = new Random(seed);
        for (double value : shuffled(values, seed)) {
            int part = random.nextInt(parts);
            partials.set(part, partials.get(part).plus(value));
        }

        Collections.shuffle(partials, random);
        AnchoredSums merged = partials.stream().reduce(AnchoredSums.empty(), AnchoredSums::merged);

        assertDescribes(merged, values);
    }

    @Property
    void theAnchorDoesNotMatter(@ForAll("samples") List<Double> values, @ForAll("numbers") double anchor) {
        assertDescribes(summed(values).anchoredAt(anchor), values);
    }

    /// Two or more numbers around zero or around a large offset, some of them equal, to the cent.
    @Provide
    Arbitrary<List<Double>> samples() {
        Arbitrary<Double> offsets = Arbitraries.of(0.0, 1e6, 1e9);
        Arbitrary<List<Double>> deviations = numbers().list().ofMinSize(2).ofMaxSize(40);
        return Combinators.combine(offsets, deviations)
                .as((offset, list) -> list.stream().map(d -> offset + d).toList());
    }

    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.doubles().between(-10_000, 10_000).ofScale(2);
    }

    private static AnchoredSums summed(List<Double> values) {
        return values.stream().reduce(AnchoredSums.empty(), AnchoredSums::plus, AnchoredSums::merged);
    }

    private static List<Double> concatenated(List<Double> first, List<Double> second) {
        List<Double> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static List<Double> shuffled(List<Double> values, long seed) {
        List<Double> copy = new ArrayList<>(values);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    /// The variance to 1e-12 of itself; the second term is the rounding that anchors and retracted numbers leave, which
    /// matters only where the variance is next to nothing.
    private static void assertDescribes(AnchoredSums sums, List<Double> values) {
        ExactStatistics exact = ExactStatistics.of(values);
        double reach = Math.abs(exact.mean()) + 2e9;

        assertThat(sums.units()).isEqualTo(values.size());
        assertThat(sums.mean().orElseThrow()).isCloseTo(exact.mean(), within(Math.ulp(exact.mean()) + 1e-18));
        assertThat(sums.variance().orElseThrow())
                .isCloseTo(exact.variance(), within(1e-12 * exact.variance() + 0x1p-100 * reach * reach));
    }
}
