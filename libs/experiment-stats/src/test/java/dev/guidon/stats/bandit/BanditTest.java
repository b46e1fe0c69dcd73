package dev.guidon.stats.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.bandit.ArmRanking.Arm;
import dev.guidon.stats.bandit.BanditPolicy.Reason;
import dev.guidon.stats.bandit.BanditPolicy.Standing;
import dev.guidon.stats.bandit.BanditPolicy.Update;
import dev.guidon.stats.bandit.PeriodWeighting.Period;
import dev.guidon.stats.numeric.Normal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

final class BanditTest {

    @Example
    void integratedProbabilitiesOfAClearRanking() {
        List<Double> best = ArmRanking.of(arms(0.5, 1, 2, 3), Goal.LARGEST).best();

        assertThat(best.get(0)).isCloseTo(0.001325088864924038, within(1e-12));
        assertThat(best.get(1)).isCloseTo(0.07833829328581812, within(1e-12));
        assertThat(best.get(2)).isCloseTo(0.9203366178492582, within(1e-12));
    }

    @Property
    void twoArmsHaveAClosedForm(
            @ForAll @DoubleRange(min = -5, max = 5) double gap,
            @ForAll @DoubleRange(min = 0.01, max = 3) double spread) {
        double best = ArmRanking.of(List.of(new Arm(gap, 1), new Arm(0, spread)), Goal.LARGEST)
                .best()
                .getFirst();

        assertThat(best).isCloseTo(Normal.lowerTail(gap / Math.hypot(1, spread)), within(1e-10));
    }

    @Property(tries = 200)
    void probabilitiesAddUpAndFollowTheArms(@ForAll("someArms") List<Arm> arms, @ForAll Goal goal) {
        ArmRanking ranking = ArmRanking.of(arms, goal);
        List<Arm> reversed = new ArrayList<>(arms);
        Collections.reverse(reversed);
        List<Double> other = ArmRanking.of(reversed, goal).best();

        assertThat(ranking.best().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(ranking.topTwo().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(ranking.topTwo()).allMatch(share -> share <= 0.5 + 1e-9);
        for (int i = 0; i < arms.size(); i++) {
            assertThat(ranking.best().get(i)).isCloseTo(other.get(arms.size() - 1 - i), within(1e-9));
        }
    }

    @Property(tries = 200)
    void theSmallestArmIsTheLargestOfTheMirroredOnes(@ForAll("someArms") List<Arm> arms) {
        List<Arm> mirrored = arms.stream()
                .map(arm -> new Arm(-arm.mean(), arm.standardDeviation()))
                .toList();

        assertThat(ArmRanking.of(arms, Goal.SMALLEST).best())
                .isEqualTo(ArmRanking.of(mirrored, Goal.LARGEST).best());
    }

    @Example
    void armsThatAreKnownExactlyShareOrWin() {
        assertThat(ArmRanking.of(arms(0, 1, 1, 0), Goal.LARGEST).best()).containsExactly(0.5, 0.5, 0.0);
        assertThat(ArmRanking.of(arms(0, 2, 2), Goal.LARGEST).best()).containsExactly(0.5, 0.5);
        assertThat(ArmRanking.of(arms(0, 2), Goal.LARGEST).topTwo()).containsExactly(1.0);
    }

    @Example
    void aFloorKeepsEveryArmInPlay() {
        List<Double> weights = List.of(0.02, 0.08, 0.2, 0.7);

        assertThat(new WeightFloor(0.1).applied(weights))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                .containsExactly(0.112, 0.148, 0.22, 0.52);
        assertThat(new WeightFloor(-0.3).applied(weights)).isEqualTo(weights);
        assertThat(new WeightFloor(0.3).applied(weights)).containsOnly(0.25);
    }

    @Example
    void periodsAreWeightedAlikeForAllArms() {
        PeriodWeighting weighting = PeriodWeighting.of(List.of(
                        List.of(new Period(100, 1, 4), new Period(300, 2, 4)),
                        List.of(new Period(100, 1.5, 5), new Period(100, 2.5, 5))))
                .orElseThrow();

        assertThat(weighting.arms().get(0).orElseThrow().mean()).isCloseTo(5.0 / 3, within(1e-12));
        assertThat(weighting.arms().get(1).orElseThrow().mean()).isCloseTo(13.0 / 6, within(1e-12));
        assertThat(weighting.arms().get(0).orElseThrow().varianceOfMean())
                .isCloseTo(0.01037037037037037, within(1e-12));
    }

    /// Both arms are equal on every day; the pooled means would say that the second is better.
    @Example
    void aShiftOfTrafficDoesNotMakeEqualArmsDiffer() {
        PeriodWeighting weighting = PeriodWeighting.of(List.of(
                        List.of(new Period(900, 1, 1), new Period(100, 3, 1)),
                        List.of(new Period(100, 1, 1), new Period(900, 3, 1))))
                .orElseThrow();

        assertThat(weighting.arms().get(0).orElseThrow().mean()).isEqualTo(2);
        assertThat(weighting.arms().get(1).orElseThrow().mean()).isEqualTo(2);
    }

    @Example
    void anArmThatMissedAPeriodHasNoMean() {
        assertThat(PeriodWeighting.of(List.of(List.of(new Period(0, 0, 0)), List.of(new Period(9, 1, 1))))
                        .orElseThrow()
                        .arms()
                        .getFirst())
                .isEmpty();
        assertThat(PeriodWeighting.of(List.of(List.of(new Period(0, 0, 0))))).isEmpty();
    }

    @Example
    void weightsMoveOnlyOnceEveryArmHasUnits() {
        BanditPolicy policy = BanditPolicy.usual(Goal.LARGEST);

        assertThat(policy.update(List.of(new Standing(99, 1, 0.1), new Standing(500, 2, 0.1))))
                .isEqualTo(new Update.Kept(Reason.TOO_FEW_UNITS));
        assertThat(policy.update(List.of(new Standing(100, 1, 0), new Standing(500, 2, 0.1))))
                .isEqualTo(new Update.Kept(Reason.ZERO_VARIANCE));
        Update.Moved moved =
                (Update.Moved) policy.update(List.of(new Standing(100, 1, 0.01), new Standing(500, 2, 0.01)));
        assertThat(moved.winner()).hasValue(1);
        assertThat(moved.weights().getFirst()).isCloseTo(0.01, within(1e-9));
    }

    /// Solved with cvxpy by TensorZero.
    @Example
    void closeCompetitorsShareTheUnits() {
        List<Double> shares = new BestArmSearch(0.01, 0.01, 0, Goal.LARGEST).shares(sampled(10, 0.1, 0.5, 0.51, 0.3));

        assertThat(shares.get(0)).isCloseTo(0.494996, within(1e-5));
        assertThat(shares.get(1)).isCloseTo(0.495004, within(1e-5));
        assertThat(shares.get(2)).isCloseTo(0.01, within(1e-8));
    }

    /// Solved with SciPy's SLSQP.
    @Example
    void regularisedSharesAreNearerToEqual() {
        List<Double> plain = new BestArmSearch(0, 1e-6, 0, Goal.LARGEST)
                .shares(List.of(new BestArmSearch.Arm(0.3, 0.3, 100), new BestArmSearch.Arm(0.7, 0.1, 100)));
        List<Double> pulled = new BestArmSearch(0, 1e-6, 10, Goal.LARGEST)
                .shares(List.of(new BestArmSearch.Arm(0.3, 0.3, 100), new BestArmSearch.Arm(0.7, 0.1, 100)));

        assertThat(plain.getFirst()).isCloseTo(Math.sqrt(3) / (1 + Math.sqrt(3)), within(1e-6));
        assertThat(pulled.getFirst()).isBetween(0.5, plain.getFirst());
    }

    @Property(tries = 100)
    void everyArmGetsItsLeastShare(@ForAll("someArms") List<Arm> arms, @ForAll @DoubleRange(max = 0.15) double least) {
        List<BestArmSearch.Arm> sampled = arms.stream()
                .map(arm -> new BestArmSearch.Arm(arm.mean(), arm.standardDeviation(), 10))
                .toList();
        List<Double> shares = new BestArmSearch(0.1, least, 0, Goal.SMALLEST).shares(sampled);

        assertThat(shares.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
        assertThat(shares).allMatch(share -> share >= least - 1e-7);
    }

    @Example
    void theBestArmIsFoundWhenNoOtherCanBeBetter() {
        BestArmSearch search = new BestArmSearch(0, 0, 0, Goal.LARGEST);

        assertThat(search.found(sampled(10_000, 1, 0, 0.5, 0.1), 0.05)).hasValue(1);
        assertThat(search.found(sampled(10, 1, 0, 0.5, 0.1), 0.05)).isEmpty();
        assertThat(search.found(sampled(0, 1, 0, 0.5), 0.05)).isEmpty();
        assertThatThrownBy(() -> search.shares(sampled(1, 1, 0))).hasMessageContaining("two arms");
    }

    @Provide
    Arbitrary<List<Arm>> someArms() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-3, 3),
                        Arbitraries.doubles().between(0.01, 2))
                .as(Arm::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    private static List<Arm> arms(double standardDeviation, double... means) {
        List<Arm> arms = new ArrayList<>();
        for (double mean : means) {
            arms.add(new Arm(mean, standardDeviation));
        }
        return arms;
    }

    private static List<BestArmSearch.Arm> sampled(long units, double variance, double... means) {
        List<BestArmSearch.Arm> arms = new ArrayList<>();
        for (double mean : means) {
            arms.add(new BestArmSearch.Arm(mean, variance, units));
        }
        return arms;
    }
}
