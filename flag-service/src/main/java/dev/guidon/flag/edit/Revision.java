package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import java.util.Optional;

/// One step in the life of a flag in an environment.
///
/// @param before empty when the flag is new there
public record Revision(Optional<FlagConfiguration> before, Flag after) {

    public static Revision first(Flag flag) {
        return new Revision(Optional.empty(), flag);
    }
}
