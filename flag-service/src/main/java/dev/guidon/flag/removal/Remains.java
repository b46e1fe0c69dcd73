package dev.guidon.flag.removal;

import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Map;

/// What goes with an environment.
///
/// @param flags in use that are configured in it
/// @param segments of its own
/// @param keys that are not revoked
/// @param schedules that wait for their time
/// @param changeRequests that nobody has carried out
/// @param on keys of flags in use that are on in it; the first [#MAX_NAMED]
public record Remains(long flags, long segments, long keys, long schedules, long changeRequests, List<String> on) {
    public static final int MAX_NAMED = 10;

    public Remains {
        on = List.copyOf(on);
    }

    /// As the audit trail shows it.
    Value.Structure value() {
        return new Value.Structure(Map.of(
                "flags", new Value.Whole(flags),
                "segments", new Value.Whole(segments),
                "keys", new Value.Whole(keys),
                "schedules", new Value.Whole(schedules),
                "changeRequests", new Value.Whole(changeRequests)));
    }
}
