package dev.guidon.benchmarks.stats;

import dev.guidon.benchmarks.report.Circumstances;
import dev.guidon.benchmarks.report.Figure;
import dev.guidon.benchmarks.report.Ratio;
import dev.guidon.benchmarks.report.Report;
import dev.guidon.stats.numeric.Normal;
import dev.guidon.stats.plan.SampleSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.hipparchus.special.Gamma;

/// Simulates experiments and writes `stats.json` into the folder given as the only argument.
///
/// One set of experiments without an effect is looked at by every method on each of 30 evenings; another has an
/// effect for which the sample was planned with a power of 80 %. All methods see the same experiments.
public final class StatsSimulations {
    private static final long SEED = 20_261_122;
    private static final int EXPERIMENTS = 4_000;
    private static final int DAYS = 30;
    private static final int UNITS_PER_DAY = 400;
    private static final double POWER = 0.8;

    private StatsSimulations() {}

    public static void main(String[] arguments) throws IOException {
        List<Figure> figures = new ArrayList<>();
        List<Ratio> ratios = new ArrayList<>();
        withoutEffect(figures, ratios);
        withEffect(figures, ratios);
        sampleRatio(figures, ratios);
        Report report = new Report(
                "stats",
                Circumstances.ofThisRun("benchmarks/run stats, seed " + SEED, InstantSource.system()),
                figures,
                ratios);
        report.writeInto(Path.of(arguments[0]));
        report.print(System.out);
    }

    private static void withoutEffect(List<Figure> figures, List<Ratio> ratios) {
        List<List<Day>> experiments = simulated(0, SEED);
        for (Method method : methods()) {
            Rate rate = rate("calls an effect that is not there, within 30 looks", method, experiments, Method::calls);
            figures.add(rate.figure());
            if (method.peeks()) {
                ratios.add(notAbove(method.name() + ": false positives, daily looks, %", rate, 0.05));
            }
        }
        double uniformity = uniformity(experiments);
        figures.add(
                new Figure("A/A, fixed test at the end", "p-value of uniformity over ten cells", uniformity, 0, ""));
        ratios.add(Ratio.atLeast(0.001, "A/A: p-value of the p-values' uniformity", uniformity));
    }

    /// The relative effect that the planned sample finds with a power of 80 %; the exponential's variance is its
    /// squared mean.
    private static void withEffect(List<Figure> figures, List<Ratio> ratios) {
        double perArm = DAYS * UNITS_PER_DAY / 2.0;
        double effect = plannedEffect(perArm);
        List<List<Day>> experiments = simulated(effect, SEED + 1);
        for (Method method : methods()) {
            Rate found = rate("finds the planned effect, within 30 looks", method, experiments, Method::calls);
            Rate missed = rate(
                    "interval misses the effect at some look", method, experiments, (m, day) -> !m.holds(day, effect));
            figures.add(found.figure());
            figures.add(missed.figure());
            if (method.peeks()) {
                ratios.add(notAbove(method.name() + ": intervals that ever miss, %", missed, 0.05));
            }
        }
        long atTheEnd = experiments.stream()
                .filter(days -> Math.abs(days.getLast().z()) > Normal.upperQuantile(0.025))
                .count();
        Rate power = new Rate("fixed test, at the end", "finds the planned effect", atTheEnd, experiments.size());
        figures.add(power.figure());
        ratios.add(Ratio.atLeast(
                Math.rint(1000 * (POWER - 2 * power.spread())) / 10,
                "fixed test: power planned for 80 %, %",
                100 * power.share()));
    }

    /// With the treatment's variance, which grows with the effect.
    private static double plannedEffect(double perArm) {
        double effect = 0.05;
        for (int i = 0; i < 50; i++) {
            double variance = (1 + (1 + effect) * (1 + effect)) / 2;
            double needed = new SampleSize(0.05, POWER)
                            .total(effect, variance, 2)
                            .asOptional()
                            .orElseThrow()
                    / 2;
            effect *= Math.sqrt(needed / perArm);
        }
        return effect;
    }

    private static void sampleRatio(List<Figure> figures, List<Ratio> ratios) {
        for (double lost : List.of(0.0, 0.03)) {
            RatioSimulation simulation = new RatioSimulation(DAYS, 2_000, lost);
            SplittableRandom random = new SplittableRandom(SEED + 2);
            long called = 0;
            for (int i = 0; i < EXPERIMENTS; i++) {
                called += simulation.calls(random, 0.05) ? 1 : 0;
            }
            String what = lost == 0
                    ? "calls a mismatch that is not there, within 30 looks"
                    : "finds that 3 % of an arm are lost";
            Rate rate = new Rate("sequential sample ratio", what, called, EXPERIMENTS);
            figures.add(rate.figure());
            ratios.add(
                    lost == 0
                            ? notAbove("sequential sample ratio: false positives, daily looks, %", rate, 0.05)
                            : Ratio.atLeast(80, "sequential sample ratio: power, 3 % lost, %", 100 * rate.share()));
        }
    }

    private static List<Method> methods() {
        return Method.all(DAYS, UNITS_PER_DAY);
    }

    private static List<List<Day>> simulated(double effect, long seed) {
        SimulatedExperiment experiment = new SimulatedExperiment(DAYS, UNITS_PER_DAY, effect);
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Day>> experiments = new ArrayList<>();
        for (int i = 0; i < EXPERIMENTS; i++) {
            experiments.add(experiment.run(random));
        }
        return experiments;
    }

    private static Rate rate(
            String what, Method method, List<List<Day>> experiments, BiPredicate<Method, Day> happened) {
        long times = experiments.stream()
                .filter(days -> days.stream().anyMatch(day -> happened.test(method, day)))
                .count();
        return new Rate(method.name(), what, times, experiments.size());
    }

    /// At most the promise, as far as so many experiments can tell: three standard errors above it.
    private static Ratio notAbove(String what, Rate rate, double promise) {
        double doubt = 3 * Math.sqrt(promise * (1 - promise) / rate.experiments());
        double bound = Math.rint(1000 * (promise + doubt)) / 10;
        return Ratio.below(bound, what, 100 * rate.share());
    }

    private static double uniformity(List<List<Day>> experiments) {
        int[] cells = new int[10];
        for (List<Day> days : experiments) {
            cells[Math.min(9, (int) (10 * Normal.twoSidedTail(days.getLast().z())))]++;
        }
        double expected = experiments.size() / 10.0;
        double chiSquare = 0;
        for (int count : cells) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        return Gamma.regularizedGammaQ(4.5, chiSquare / 2);
    }
}
