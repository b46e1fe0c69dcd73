package dev.guidon.benchmarks.engine;

import dev.guidon.benchmarks.report.Circumstances;
import dev.guidon.benchmarks.report.Figure;
import dev.guidon.benchmarks.report.Ratio;
import dev.guidon.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the benchmarks of this package and writes `engine.json` into the folder given as the only argument. Each
/// round measures everything once in fresh JVMs, so that a slow minute of the machine meets all sides.
public final class EngineBenchmarks {
    private static final double TIMES_FLAGD = 60;
    private static final double TIMES_LAUNCHDARKLY = 6;
    private static final double BYTES_PER_DECISION = 100;

    private static final int ROUNDS = 3;

    private EngineBenchmarks() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        double bytesPerFlag = RulesetMemory.bytesPerFlag();
        JmhFigures found = new JmhFigures(rounds());
        Report report = new Report(
                "engine",
                Circumstances.ofThisRun("benchmarks/run engine", InstantSource.system()),
                figures(found, bytesPerFlag),
                ratios(found));
        report.writeInto(Path.of(arguments[0]));
        report.print(System.out);
    }

    private static List<RunResult> rounds() throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            System.out.println("round " + (round + 1) + " of " + ROUNDS + ", about 50 s …");
            results.addAll(new Runner(options()).run());
        }
        return results;
    }

    private static Options options() {
        return new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .include(RulesetBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }

    private static List<Figure> figures(JmhFigures found, double bytesPerFlag) {
        return List.of(
                found.time("Guidon", "decision", "guidon"),
                found.time("flagd provider", "decision", "flagd"),
                found.time("LaunchDarkly SDK", "decision", "launchDarkly"),
                found.allocation("Guidon", "decision", "guidon"),
                found.allocation("flagd provider", "decision", "flagd"),
                found.allocation("LaunchDarkly SDK", "decision", "launchDarkly"),
                found.time("Guidon, 10,000 flags", "compiling all", "compileAll"),
                found.time("Guidon, 10,000 flags", "changing one", "changeOne"),
                found.allocation("Guidon, 10,000 flags", "changing one", "changeOne"),
                new Figure("Guidon, 10,000 flags", "heap held for each flag", bytesPerFlag, 0, "B"));
    }

    private static List<Ratio> ratios(JmhFigures found) {
        double guidon = found.time("guidon");
        return List.of(
                Ratio.atLeast(
                        TIMES_FLAGD, "decisions per second: Guidon / flagd provider", found.time("flagd") / guidon),
                Ratio.atLeast(
                        TIMES_LAUNCHDARKLY,
                        "decisions per second: Guidon / LaunchDarkly SDK",
                        found.time("launchDarkly") / guidon),
                Ratio.below(BYTES_PER_DECISION, "bytes allocated by a decision of Guidon", found.bytes("guidon")));
    }
}
