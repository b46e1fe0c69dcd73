package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ChangeGate.Effect;
import dev.guidon.flag.instruction.Difference;
import java.util.Optional;

/// One step in the life of a flag in an environment.
///
/// @param before empty when the flag is new there
public record Revision(Optional<FlagConfiguration> before, Flag after) {

    public static Revision first(Flag flag) {
        return new Revision(Optional.empty(), flag);
    }

    /// A flag that is new and off leaves people with what they had.
    Effect effect() {
        if (before.isEmpty()) {
            return after.configuration().on() ? Effect.ANY : Effect.UNNOTICED;
        }
        return Effect.of(Difference.between(before.get(), after.configuration()));
    }
}
