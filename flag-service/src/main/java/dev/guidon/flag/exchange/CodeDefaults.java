package dev.guidon.flag.exchange;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.edit.FlagDefinition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;

/// Where the values that code falls back to are kept. Works in the caller's transaction.
public interface CodeDefaults {

    /// Those that were said, by the key of the flag.
    Uni<Map<String, Value>> all(String projectKey);

    Uni<Void> put(FlagDefinition flag, Value value, Instant at);
}
