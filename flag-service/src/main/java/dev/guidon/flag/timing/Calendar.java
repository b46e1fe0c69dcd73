package dev.guidon.flag.timing;

import java.time.Instant;
import java.util.Optional;

/// Names moments, in both directions.
sealed interface Calendar permits PassingTime, WallClock {

    /// The first after `after`.
    Optional<Instant> next(Instant after);

    /// The last that is not after `at`.
    Optional<Instant> last(Instant at);
}
