package dev.guidon.flag.exchange;

import java.util.List;
import java.util.Optional;

/// An environment as a document wants it.
///
/// @param management empty to leave it as it is
public record Wanted(List<WantedFlag> flags, Optional<ManagementWish> management) {
    public Wanted {
        flags = List.copyOf(flags);
    }

    /// @param management empty for an environment that nobody manages
    public record ManagementWish(Optional<Management> management) {}
}
