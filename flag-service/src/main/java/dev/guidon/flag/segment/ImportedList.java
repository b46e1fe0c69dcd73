package dev.guidon.flag.segment;

import dev.guidon.flag.publish.PublishedList;
import java.time.Instant;
import java.util.Optional;

/// A list of units that was imported, as readers have it.
///
/// @param revision grows by one with each import that changes it, from 1; 0 before the first one has ended
/// @param size units in it
/// @param running the import that is under way, if one is
public record ImportedList(Side side, long revision, long size, PublishedList published, Optional<Running> running) {

    /// @param units that it has read so far
    public record Running(Instant lastSeen, long units) {}

    public String attribute() {
        return published.attribute();
    }

    /// What the history keeps of it.
    public SegmentVersion.ListRevision asRevision() {
        return new SegmentVersion.ListRevision(side, attribute(), revision, size);
    }

    /// Whether readers know it.
    public boolean counts() {
        return revision > 0 && size > 0;
    }
}
