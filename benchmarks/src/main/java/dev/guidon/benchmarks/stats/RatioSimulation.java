package dev.guidon.benchmarks.stats;

import dev.guidon.stats.health.SequentialSampleRatio;
import java.util.List;
import java.util.SplittableRandom;

/// Units split in halves, of which one arm may lose some on the way; tested every evening.
///
/// @param lost share of the second arm's units that never arrive
record RatioSimulation(int days, int unitsPerDay, double lost) {

    boolean calls(SplittableRandom random, double alpha) {
        SequentialSampleRatio state = SequentialSampleRatio.of(List.of(0.5, 0.5));
        for (int day = 0; day < days; day++) {
            state = state.plus(split(random));
        }
        return state.look().pValue() < alpha;
    }

    private List<Long> split(SplittableRandom random) {
        long first = 0;
        long second = 0;
        for (int unit = 0; unit < unitsPerDay; unit++) {
            if (random.nextBoolean()) {
                first++;
            } else if (lost == 0 || random.nextDouble() >= lost) {
                second++;
            }
        }
        return List.of(first, second);
    }
}
