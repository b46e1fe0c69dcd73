package dev.guidon.flag.replay;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.history.RecordedConfiguration;
import java.time.Instant;
import java.util.stream.Stream;

/// A flag as it was in an environment.
public record PastFlag(FlagDefinition definition, RecordedConfiguration configuration) {

    String key() {
        return definition.key().text();
    }

    Flag flag() {
        return definition.with(configuration.configuration());
    }

    Stream<String> requiredFlags() {
        return configuration.configuration().prerequisites().stream().map(Prerequisite::flagKey);
    }

    /// Keys of the segments that it asks for.
    Stream<String> segmentsNamed() {
        return configuration.configuration().segmentsNamed();
    }

    /// Whether anybody was served the flag then.
    boolean isServedAt(Instant instant) {
        return definition
                .life()
                .archivedAt()
                .filter(archived -> !archived.isAfter(instant))
                .isEmpty();
    }
}
