package dev.guidon.benchmarks.engine;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.flag.Flag;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What ten thousand flags cost when they load, and when one of them changes.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class RulesetBenchmark {
    private final List<Flag> flags = ManyFlags.read();
    private final Flag changed = ManyFlags.readOne("checkout-5000");
    private final Ruleset ruleset = Ruleset.compile(1, flags);

    @Benchmark
    public Ruleset compileAll() {
        return Ruleset.compile(1, flags);
    }

    @Benchmark
    public Ruleset changeOne() {
        return ruleset.with(2, changed);
    }
}
