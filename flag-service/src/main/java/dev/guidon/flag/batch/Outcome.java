package dev.guidon.flag.batch;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.List;
import java.util.Optional;

/// What becomes of one flag.
public sealed interface Outcome {

    /// It is already as it should be, so there is no new version.
    record Unchanged() implements Outcome {}

    record Created(FlagDefinition definition, FlagConfiguration configuration) implements Outcome {}

    record Configured(FlagConfiguration before, FlagConfiguration after) implements Outcome {}

    record Defined(FlagDefinition before, FlagDefinition after) implements Outcome {}

    /// Nothing, and nothing becomes of the others either.
    ///
    /// @param intended what would become of it otherwise, as far as that is known
    record Stopped(List<Obstacle> obstacles, Optional<Configured> intended) implements Outcome {
        public Stopped {
            obstacles = List.copyOf(obstacles);
        }
    }
}
