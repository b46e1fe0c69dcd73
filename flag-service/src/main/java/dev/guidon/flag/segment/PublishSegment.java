package dev.guidon.flag.segment;

import dev.guidon.flag.project.Environment;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells the readers of every environment that a segment reaches of its change. In the caller's transaction, which
/// locks them.
@ApplicationScoped
class PublishSegment {
    private final ChangeLog changes;

    PublishSegment(ChangeLog changes) {
        this.changes = changes;
    }

    /// @return the sequence of the environment afterwards, for a segment of one
    Uni<Optional<Long>> put(PlacedSegment segment, Instant at) {
        return tell(segment.reach(), new Change.SegmentPut(segment.definition().published()), at);
    }

    Uni<Optional<Long>> remove(PlacedSegment segment, Instant at) {
        return tell(
                segment.reach(),
                new Change.SegmentRemoved(segment.definition().key().text()),
                at);
    }

    private Uni<Optional<Long>> tell(SegmentReach reach, Change change, Instant at) {
        return Multi.createFrom()
                .iterable(reach.environments())
                .map(Environment::id)
                .onItem()
                .transformToUniAndConcatenate(id -> changes.append(id, List.of(change), at))
                .collect()
                .asList()
                .map(sequences -> reach.only().map(_ -> sequences.getLast()));
    }
}
