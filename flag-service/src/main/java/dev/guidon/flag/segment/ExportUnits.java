package dev.guidon.flag.segment;

import dev.guidon.flag.segment.UnitListStore.Revision;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Gives a list out again, part by part, in any of its revisions. A revision never changes, so the parts fit together.
@ApplicationScoped
public class ExportUnits {
    private static final int AT_ONCE = 5_000;

    private final ReadList list;

    ExportUnits(ReadList list) {
        this.list = list;
    }

    /// Fails with `NotFound` of the segment, the list or the revision, before the first part.
    ///
    /// @param revision empty for the one that counts
    public Uni<Multi<List<String>>> run(ListAddress address, Optional<Long> revision) {
        return list.find(address, revision).map(this::parts);
    }

    private Multi<List<String>> parts(Revision revision) {
        return Multi.createBy()
                .repeating()
                .uni(Place::new, place -> next(revision, place))
                .whilst(part -> part.size() == AT_ONCE)
                .map(part -> part.stream().map(ListedUnit::unit).toList());
    }

    private Uni<List<ListedUnit>> next(Revision revision, Place place) {
        return list.units(revision, place.last, AT_ONCE).invoke(place::moveBehind);
    }

    /// How far one export is. Its parts come one after the other.
    private static final class Place {
        private Optional<ListedUnit> last = Optional.empty();

        private void moveBehind(List<ListedUnit> part) {
            if (!part.isEmpty()) {
                last = Optional.of(part.getLast());
            }
        }
    }

    /// The transactions of an export.
    @ApplicationScoped
    static class ReadList {
        private final FindReach reaches;
        private final SegmentStore segments;
        private final UnitListStore lists;

        ReadList(FindReach reaches, SegmentStore segments, UnitListStore lists) {
            this.reaches = reaches;
            this.segments = segments;
            this.lists = lists;
        }

        @WithTransaction
        Uni<Revision> find(ListAddress address, Optional<Long> wanted) {
            return reaches.read(address.segment().scope())
                    .chain(reach -> segments.get(reach, address.segment().segmentKey()))
                    .chain(segment -> lists.get(segment, address))
                    .map(found -> revision(found, wanted));
        }

        private static Revision revision(UnitListStore.StoredList found, Optional<Long> wanted) {
            long current = found.list().revision();
            long number = wanted.orElse(current);
            if (number < found.keptFrom() || number > current) {
                throw new FailureException(new Failure.NotFound("revision", Long.toString(number)));
            }
            return new Revision(found.id(), number);
        }

        @WithTransaction
        Uni<List<ListedUnit>> units(Revision revision, Optional<ListedUnit> after, int limit) {
            return lists.units(revision, after, limit);
        }
    }
}
