package dev.guidon.flag.publish;

import java.util.List;

/// What one destination lacks of one environment.
///
/// @param reached sequence that the destination has, or [#NOTHING]
/// @param entries what follows, in order and without gaps; not always all of it
public record Delivery(String environmentId, long reached, List<Entry> entries) {
    /// The destination is not known to have anything, so it needs the environment as a whole if it keeps state.
    public static final long NOTHING = -1;

    public Delivery {
        entries = List.copyOf(entries);
    }

    public record Entry(long sequence, EncodedChange change) {}
}
