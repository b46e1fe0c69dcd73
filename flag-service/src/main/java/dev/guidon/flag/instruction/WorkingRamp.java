package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Serve;
import java.time.Instant;
import java.util.Optional;

/// What instructions do to a ramp.
final class WorkingRamp {
    private WorkingRamp() {}

    /// What comes of it, or why it cannot be done.
    record Done(Optional<Serve> serve, Optional<String> problem) {
        static Done with(Ramp ramp) {
            return new Done(Optional.of(new Serve.Ramped(ramp)), Optional.empty());
        }

        static Done refused(String problem) {
            return new Done(Optional.empty(), Optional.of(problem));
        }
    }

    static Done pause(Ramp ramp, Instant at) {
        return ramp.pausedAt().isPresent() ? Done.refused("the ramp is paused already") : Done.with(ramp.paused(at));
    }

    static Done resume(Ramp ramp, Instant at) {
        return ramp.pausedAt().isEmpty() ? Done.refused("the ramp is not paused") : Done.with(ramp.resumed(at));
    }

    /// @param step from 1
    static Done jump(Ramp ramp, int step, Instant at) {
        return step > ramp.steps().size()
                ? Done.refused("the ramp has " + ramp.steps().size() + " steps")
                : Done.with(ramp.jumpedTo(step - 1, at));
    }

    static Done abort(String variant) {
        return new Done(Optional.of(new Serve.OneVariant(variant)), Optional.empty());
    }
}
