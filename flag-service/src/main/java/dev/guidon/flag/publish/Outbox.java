package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The relays' side of the change log. Works in the caller's transaction.
public interface Outbox {

    /// Some environment that has changes for a destination, for this transaction alone: other instances pass over it.
    ///
    /// @param limit entries to take at most
    Uni<Optional<Delivery>> claim(Destination destination, int limit);

    /// Notes what a destination has of a claimed environment.
    Uni<Void> advance(Destination destination, String environmentId, long reached);

    /// The sequence that a destination is known to have, by environment.
    Uni<Map<String, Long>> reached(Destination destination);

    /// Notes that a destination has lost what it was known to have, unless the relay has been there since.
    ///
    /// @param lost sequence as it was read by [#reached], by environment
    Uni<Void> forget(Destination destination, Map<String, Long> lost);

    /// Deletes what every destination has.
    Uni<Void> trim();

    Uni<List<Backlog>> backlog(Instant now);

    /// What waits for a destination.
    ///
    /// @param age of the oldest change that waits, zero when none does
    record Backlog(Destination destination, long pending, Duration age) {}
}
