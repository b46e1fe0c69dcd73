package dev.guidon.kit.exposure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// A unit met an arm of an experiment within an hour of the clock.
///
/// @param unitAttribute that names the unit, such as `targetingKey`
/// @param unit its value
/// @param hour full, in UTC
public record Meeting(
        String environmentId, String experimentKey, String arm, String unitAttribute, String unit, Instant hour) {
    public Meeting {
        hour = hour.truncatedTo(ChronoUnit.HOURS);
    }

    /// The id of its exposure: the same in every instance of every service, so that their records count as one. A name
    /// based UUID, RFC 9562 §5.3.
    public String exposureId() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
