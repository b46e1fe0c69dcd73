package dev.guidon.engine.flag;

import dev.guidon.engine.flag.Ramp.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Steps of a ramp, moved in time.
final class RampSteps {
    private RampSteps() {}

    /// Those that come after `since`, as much later as `until` is after it; unchanged when it is not, because clocks
    /// differ.
    static List<Step> delayed(List<Step> steps, Instant since, Instant until) {
        Duration delay = until.isAfter(since) ? Duration.between(since, until) : Duration.ZERO;
        return steps.stream()
                .map(step -> step.start().isAfter(since) ? new Step(step.start().plus(delay), step.shares()) : step)
                .toList();
    }

    /// So that one of them begins at `at`. Those after it keep their distances; those before it that would be later are
    /// a millisecond apart, so that steps keep their numbers.
    static List<Step> moved(List<Step> steps, int chosen, Instant at) {
        Duration shift = Duration.between(steps.get(chosen).start(), at);
        List<Step> moved = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Instant latest = at.minusMillis((long) chosen - i);
            Instant start = i < chosen
                    ? (step.start().isBefore(latest) ? step.start() : latest)
                    : step.start().plus(shift);
            moved.add(new Step(start, step.shares()));
        }
        return moved;
    }
}
