package dev.guidon.benchmarks.engine;

import com.launchdarkly.sdk.LDContext;
import dev.guidon.benchmarks.flag.Person;
import dev.guidon.engine.evaluate.Subject;
import dev.openfeature.sdk.EvaluationContext;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One decision that tries five rules and ends in the split.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {
    private static final Person PERSON = Person.whoMeetsNoRule("user-7391");

    @State(Scope.Benchmark)
    public static class Guidon {
        private final GuidonEngine engine = new GuidonEngine();
        private final Subject subject = engine.subject(PERSON);
    }

    @State(Scope.Benchmark)
    public static class Flagd {
        private final FlagdEngine engine = new FlagdEngine();
        private final EvaluationContext subject = engine.subject(PERSON);

        @TearDown
        public void close() {
            engine.close();
        }
    }

    @State(Scope.Benchmark)
    public static class LaunchDarkly {
        private final LaunchDarklyEngine engine = new LaunchDarklyEngine();
        private final LDContext subject = engine.subject(PERSON);

        @TearDown
        public void close() {
            engine.close();
        }
    }

    @Benchmark
    public String guidon(Guidon loaded) {
        return loaded.engine.decide(loaded.subject);
    }

    @Benchmark
    public String flagd(Flagd loaded) {
        return loaded.engine.decide(loaded.subject);
    }

    @Benchmark
    public String launchDarkly(LaunchDarkly loaded) {
        return loaded.engine.decide(loaded.subject);
    }
}
