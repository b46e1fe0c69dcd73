package dev.guidon.engine.flagd;

import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.flag.Value;
import java.util.Map;

/// flagd's answer for a flag. All answers that a flag can give exist when its document is compiled.
public sealed interface FlagdDecision {
    String flagKey();

    /// The document's metadata with the flag's own on top.
    Map<String, Value> metadata();

    /// @param variant may be empty, if a variant has no name
    record Served(String flagKey, String variant, Value value, Reason reason, Map<String, Value> metadata)
            implements FlagdDecision {}

    /// The caller's own default applies.
    ///
    /// @param reason DISABLED, or DEFAULT for a flag that names no default variant
    record CallersDefault(String flagKey, Reason reason, Map<String, Value> metadata) implements FlagdDecision {}

    /// The flag cannot be decided.
    record Failed(String flagKey, FlagdError error, Map<String, Value> metadata) implements FlagdDecision {}
}
