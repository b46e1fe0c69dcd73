package dev.guidon.flag.copy;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.List;

/// A flag in one environment against the same flag in another.
public sealed interface Compared {

    String flagKey();

    /// One side has no such flag in use.
    ///
    /// @param inFirst which side has it
    record OneSided(FlagDefinition flag, boolean inFirst) implements Compared {
        @Override
        public String flagKey() {
            return flag.key().text();
        }
    }

    /// @param second the settings on the other side, as they would be on the first
    /// @param secondVersion of the settings on the other side
    /// @param otherwise what of the other side would not fit on the first
    record Both(
            FlagDefinition firstFlag,
            FlagDefinition secondFlag,
            FlagConfiguration first,
            FlagConfiguration second,
            long secondVersion,
            List<Obstacle> otherwise)
            implements Compared {
        public Both {
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public String flagKey() {
            return firstFlag.key().text();
        }
    }
}
