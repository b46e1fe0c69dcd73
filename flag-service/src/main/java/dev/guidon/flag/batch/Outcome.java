package dev.guidon.flag.batch;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.List;

/// What becomes of one flag.
public sealed interface Outcome {

    /// It is already as it should be, so there is no new version.
    record Unchanged() implements Outcome {}

    record Created(FlagDefinition definition, FlagConfiguration configuration) implements Outcome {}

    record Configured(FlagConfiguration before, FlagConfiguration after) implements Outcome {}

    record Defined(FlagDefinition before, FlagDefinition after) implements Outcome {}

    /// Nothing, and nothing becomes of the others either.
    record Stopped(List<Obstacle> obstacles) implements Outcome {
        public Stopped {
            obstacles = List.copyOf(obstacles);
        }
    }
}
