package dev.guidon.engine.evaluate;

import dev.guidon.engine.bucket.Buckets;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Ramp.Step;
import dev.guidon.engine.flag.Rollout;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled ramp. Reads the clock at each decision, which allocates nothing with the clocks of the platform, and
/// decides as the rollout of the step that holds then.
final class RampedOutcome implements Outcome {
    private final AttributePath unit;
    private final long[] starts;
    private final Buckets[] buckets;
    private final List<Decision.Served> decisions;
    private final InstantSource clock;

    /// @param ramp that is not paused
    /// @param decisions one for each variant of the ramp, in its order
    RampedOutcome(Ramp ramp, List<Decision.Served> decisions, InstantSource clock) {
        this.unit = AttributePath.of(ramp.bucketBy());
        this.starts = ramp.steps().stream()
                .mapToLong(step -> step.start().toEpochMilli())
                .toArray();
        this.buckets = ramp.steps().stream().map(step -> buckets(ramp, step)).toArray(Buckets[]::new);
        this.decisions = List.copyOf(decisions);
        this.clock = clock;
    }

    private static Buckets buckets(Ramp ramp, Step step) {
        return new Buckets(new Rollout(ramp.bucketBy(), ramp.salt(), step.shares()));
    }

    @Override
    public Decision.@Nullable Served pick(Subject subject) {
        int step = stepAt(clock.millis());
        String drawn = step < 0 ? null : subject.unit(unit);
        return drawn == null ? null : decisions.get(buckets[step].shareOf(drawn));
    }

    private int stepAt(long now) {
        int step = starts.length - 1;
        while (step >= 0 && starts[step] > now) {
            step--;
        }
        return step;
    }
}
