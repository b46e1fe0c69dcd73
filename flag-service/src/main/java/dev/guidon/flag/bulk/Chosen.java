package dev.guidon.flag.bulk;

import dev.guidon.flag.batch.Line;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.kit.failure.Failure;
import java.util.Optional;

/// A flag that was chosen.
///
/// @param definition empty when there is none that the author may know of
record Chosen(String flagKey, Optional<FlagDefinition> definition) {

    static Chosen of(FlagDefinition flag) {
        return new Chosen(flag.key().text(), Optional.of(flag));
    }

    Line missing() {
        return Line.stopped(flagKey, new Obstacle.Refused(new Failure.NotFound("flag", flagKey)));
    }
}
