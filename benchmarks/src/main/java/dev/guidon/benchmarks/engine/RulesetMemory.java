package dev.guidon.benchmarks.engine;

import dev.guidon.engine.evaluate.Ruleset;
import java.lang.ref.Reference;

/// How much heap a compiled ruleset holds on to.
final class RulesetMemory {
    private static final int COLLECTIONS = 3;

    private RulesetMemory() {}

    /// Bytes for each of [ManyFlags#COUNT] flags, once the values they were compiled from are gone.
    static double bytesPerFlag() {
        // Loads and links every class that takes part.
        Reference.reachabilityFence(Ruleset.compile(1, ManyFlags.read()));
        long before = usedHeap();
        Ruleset ruleset = Ruleset.compile(1, ManyFlags.read());
        long after = usedHeap();
        Reference.reachabilityFence(ruleset);
        return (after - before) / (double) ManyFlags.COUNT;
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
