package dev.guidon.flag.edit;

import java.time.LocalDate;
import java.util.Optional;

/// What flags are asked for beside their words. What is empty does not matter.
///
/// @param requires key of a flag that they require in some environment
/// @param today in UTC; it tells which flags have outlived their time
public record FlagTraits(
        Optional<FlagKind> kind,
        Optional<Boolean> temporary,
        Optional<FlagStage> stage,
        Optional<String> requires,
        Optional<Switched> switched,
        LocalDate today) {

    /// @param on whether they are on in the environment, or off
    public record Switched(String environmentKey, boolean on) {}

    /// Whatever they are.
    public static FlagTraits any(LocalDate today) {
        return new FlagTraits(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), today);
    }
}
