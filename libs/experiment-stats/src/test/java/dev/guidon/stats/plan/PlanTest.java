package dev.guidon.stats.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.plan.BayesianPower.Prior;
import dev.guidon.stats.plan.BayesianPower.Scale;
import dev.guidon.stats.plan.Planned.NotComputable;
import dev.guidon.stats.plan.Planned.Reason;
import dev.guidon.stats.plan.PowerByWeek.Week;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// Reference values: GrowthBook's power tests, Spotify's and Booking's sample size calculators.
final class PlanTest {
    private static final PowerPlan FIXED = new PowerPlan(0.05, OptionalDouble.empty());
    private static final PowerPlan SEQUENTIAL = new PowerPlan(0.05, OptionalDouble.of(5_000));
    private static final Baseline REVENUE = new Baseline(10, 3909.9997749994377);

    @Example
    void publishedPower() {
        assertThat(value(FIXED.power(REVENUE, 0.05, 400_000 / 3.0))).isCloseTo(0.52144, within(5e-6));
        assertThat(value(SEQUENTIAL.minimumEffect(REVENUE, 0.8, 400_000 / 3.0))).isCloseTo(0.12821, within(5e-6));
        assertThat(value(new BayesianPower(0.05, Prior.normal(0.05, 0.5476), Scale.RELATIVE)
                        .power(REVENUE, 0.07025, 400_000 / 3.0)))
                .isCloseTo(0.8, within(5e-4));
        assertThat(value(SampleSize.achievedPower(0.03, 45, 859_896, 859_896, 0.05)))
                .isCloseTo(0.8345828, within(5e-6));
    }

    @Example
    void publishedSampleSizes() {
        assertThat(value(new SampleSize(0.05, 0.85).total(0.3, 100, 2))).isCloseTo(39_904, within(1.0));
        assertThat(value(new SampleSize(0.05, 0.8).perArm(new Baseline(0.2, 1.44), 0.1)))
                .isCloseTo(56_512, within(1.0));
        assertThat(value(new SampleSize(0.05 / 3, 0.8).perArm(new Baseline(0.2, 4), 0.1)))
                .isCloseTo(209_382, within(1.0));
        assertThat(value(new SampleSize(0.05, 0.8).perArmOfRate(0.4, 0.05))).isCloseTo(9_489, within(1.0));
    }

    @Example
    void weeksOfAPlanAndTheFirstThatIsEnough() {
        PowerByWeek planner = new PowerByWeek(FIXED, 4_500, 3, 0.8);
        List<Week> clicks = planner.weeks(Baseline.ofRate(0.1), 0.05, 9);
        List<Week> revenue = planner.weeks(new Baseline(0.1, 0.5), 0.3, 9);

        assertThat(value(clicks.getLast().power())).isCloseTo(0.26666, within(6e-6));
        assertThat(value(clicks.getFirst().minimumEffect())).isCloseTo(0.36767, within(6e-6));
        assertThat(value(revenue.getLast().minimumEffect())).isCloseTo(0.27647, within(6e-6));
        assertThat(planner.firstReaching(clicks)).isEmpty();
        assertThat(planner.firstReaching(revenue)).hasValue(8);
    }

    @Property
    void theSmallestEffectHasThePowerItIsFoundWith(
            @ForAll @DoubleRange(min = -50, max = 50) double mean,
            @ForAll @IntRange(min = 2_000, max = 1_000_000) int units,
            @ForAll boolean looksOften) {
        PowerPlan plan = looksOften ? SEQUENTIAL : FIXED;
        Baseline baseline = new Baseline(mean == 0 ? 1 : mean, Math.max(1e-6, mean * mean));

        double effect = value(plan.minimumEffect(baseline, 0.8, units));

        assertThat(value(plan.power(baseline, effect, units))).isCloseTo(0.8, within(1e-4));
        assertThat(value(plan.power(baseline, 2 * effect, units))).isGreaterThan(0.9);
    }

    @Property
    void aSampleOfThePlannedSizeHasThePlannedPower(
            @ForAll @DoubleRange(min = 0.01, max = 1) double effect,
            @ForAll @DoubleRange(min = 10, max = 100) double variance,
            @ForAll @DoubleRange(min = 0.6, max = 0.99) double power) {
        double total = value(new SampleSize(0.05, power).total(effect, variance, 2));

        assertThat(value(SampleSize.achievedPower(effect, variance, total / 2, total / 2, 0.05)))
                .isGreaterThanOrEqualTo(power - 1e-9);
        assertThat(value(SampleSize.achievedPower(effect, variance, total / 2 - 1, total / 2 - 1, 0.05)))
                .isLessThan(power + 1e-4);
    }

    @Example
    void equalArmsNeedTheFewestUnits() {
        SampleSize size = new SampleSize(0.05, 0.8);

        assertThat(value(size.total(0.3, 100, List.of(0.9, 0.1))))
                .isGreaterThan(2 * value(size.total(0.3, 100, List.of(0.5, 0.5))));
    }

    @Property
    void aRunningExperimentNeedsWhatMakesItsPower(
            @ForAll @DoubleRange(min = 0.02, max = 0.5) double standardError,
            @ForAll @IntRange(min = 1, max = 4) int goals,
            @ForAll @IntRange(min = 0, max = 2) int kind) {
        MidRun.Rule rule = List.of(
                        new MidRun.Rule.Fixed(),
                        new MidRun.Rule.Sequential(5_000),
                        new MidRun.Rule.Posterior(Prior.normal(0.05, 0.01)))
                .get(kind);
        MidRun plan = new MidRun(0.05, 0.8, 0.05, goals, 3, rule);

        double factor = value(plan.scalingFactor(standardError, 1_000));

        double each = Math.pow(0.8, 1.0 / goals);
        double reached = plan.power(standardError, 1_000, factor);
        assertThat(factor == 0 ? Math.min(reached, each) : reached).isCloseTo(each, within(1e-7));
    }

    /// GrowthBook's bisection stops at 25.45703125 and 13.9404296875.
    @Example
    void publishedScalingFactors() {
        double variance = (1500 - 500.0) / 499 * 1.05 * 1.05 / 500 + (1551.25 - 525.0 * 525 / 500) / 499 / 500;
        double standardError = Math.sqrt(variance);

        assertThat(value(
                        new MidRun(0.05, 0.8, 0.05, 1, 2, new MidRun.Rule.Fixed()).scalingFactor(standardError, 1_000)))
                .isCloseTo(25.45703125, within(2e-3));
        assertThat(value(new MidRun(0.05, 0.8, 0.05, 1, 2, new MidRun.Rule.Posterior(Prior.normal(0.05, 0.001)))
                        .scalingFactor(standardError, 1_000)))
                .isCloseTo(13.9404296875, within(2e-3));
    }

    @Example
    void daysLeftAreARange() {
        DaysLeft left = DaysLeft.of(10_000, List.of(900L, 1_000L, 1_100L, 950L, 1_050L));

        assertThat(value(left.expected())).isCloseTo(10, within(1e-9));
        assertThat(value(left.early())).isBetween(9.0, 10.0);
        assertThat(value(left.late())).isBetween(10.0, 11.0);
        assertThat(value(DaysLeft.of(0, List.of(5L)).late())).isZero();
    }

    @Example
    void whatCannotBePlannedSaysWhy() {
        Baseline zero = new Baseline(0, 1);

        assertThat(FIXED.power(zero, 0.1, 10)).isEqualTo(because(Reason.ZERO_BASELINE));
        assertThat(FIXED.power(new Baseline(1, 0), 0.1, 10)).isEqualTo(because(Reason.ZERO_VARIANCE));
        assertThat(FIXED.power(REVENUE, 0.1, 0)).isEqualTo(because(Reason.NO_UNITS));
        assertThat(FIXED.minimumEffect(REVENUE, 0.8, 20)).isEqualTo(because(Reason.TOO_FEW_UNITS));
        assertThat(FIXED.minimumEffect(REVENUE, 0.05, 20)).isEqualTo(because(Reason.POWER_NOT_ABOVE_ALPHA));
        assertThat(new SampleSize(0.05, 0.8).total(0, 1, 2)).isEqualTo(because(Reason.ZERO_EFFECT));
        assertThat(new SampleSize(0.05, 0.8).perArmOfRate(0.9, 0.2)).isEqualTo(because(Reason.IMPOSSIBLE_RATE));
        assertThat(new MidRun(0.05, 0.8, 0, 1, 2, new MidRun.Rule.Fixed()).scalingFactor(1, 10))
                .isEqualTo(because(Reason.UNREACHABLE));
        assertThat(DaysLeft.of(10, List.of(0L, 0L)).expected()).isEqualTo(because(Reason.NO_UNITS));
        assertThat(DaysLeft.of(10, List.of(0L, 9L)).late()).isEqualTo(because(Reason.UNREACHABLE));
    }

    private static NotComputable because(Reason reason) {
        return new NotComputable(reason);
    }

    private static double value(Planned planned) {
        return planned.asOptional().orElseThrow();
    }
}
