package dev.guidon.flag.segment;

import dev.guidon.engine.units.UnitHash;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.segment.EndImport.Outcome;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes a stream of units into a list. Whatever comes is written in small transactions beside what counts; one more at
/// the end makes it count, so that readers and authors see all of an import or nothing.
@ApplicationScoped
public class ImportUnits {
    /// A list may have this many.
    public static final long MAX_UNITS = 5_000_000;

    private final ImportSteps steps;
    private final BuildBlocks blocks;
    private final EndImport end;

    ImportUnits(ImportSteps steps, BuildBlocks blocks, EndImport end) {
        this.steps = steps;
        this.blocks = blocks;
        this.end = end;
    }

    /// What an import reads.
    ///
    /// @param batches of units as they were written; they are asked for one by one
    public record Source(ImportMode mode, Multi<List<String>> batches) {}

    /// Fails with `NotFound` of the segment, with `Conflict` when it is archived or another import writes, with
    /// `Invalid`, or with whatever the source fails with; then the list stays as it was.
    public Uni<ImportedUnits> run(ListAddress address, Source source, Stamp stamp) {
        TouchedHashes touched = new TouchedHashes();
        return steps.open(address, source.mode()).chain(open -> read(open, source, touched)
                .chain(read -> outcome(address, open, read, touched))
                .chain(outcome -> end.end(outcome, stamp))
                .onFailure()
                .call(() -> abandon(open)));
    }

    private Uni<Long> read(OpenImport open, Source source, TouchedHashes touched) {
        return clearUp(open).chain(() -> fill(open, source.batches(), touched)).call(() -> retire(open, touched));
    }

    /// What an import would come to.
    ///
    /// @param after the segment with the list as it would be; to be looked at before the import is undone
    public record Tried(ImportedUnits units, PlacedSegment after) {}

    /// Reads all units and counts them, lets somebody look at what the segment would be, and undoes everything. Fails
    /// as [#run] does, but for what the environment thinks of the change.
    public <T> Uni<T> tryOut(ListAddress address, Source source, Function<Tried, Uni<T>> look) {
        TouchedHashes touched = new TouchedHashes();
        return steps.open(address, source.mode()).chain(open -> read(open, source, touched)
                .chain(read -> steps.tried(address, open, read))
                .<T>chain(look::apply)
                .onItemOrFailure()
                .call(() -> abandon(open)));
    }

    private Uni<Void> clearUp(OpenImport open) {
        return open.leftovers()
                ? untilDone(() -> steps.undo(open))
                : Uni.createFrom().voidItem();
    }

    /// Whatever is wrong already, the next import clears up what this one cannot.
    private Uni<Void> abandon(OpenImport open) {
        return untilDone(() -> steps.undo(open))
                .chain(() -> steps.close(open))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> untilDone(Supplier<Uni<Boolean>> step) {
        return Uni.createFrom()
                .<Boolean>deferred(step::get)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Long> fill(OpenImport open, Multi<List<String>> batches, TouchedHashes touched) {
        UnitHash hash = open.hash();
        return batches.onItem()
                .transformToUniAndConcatenate(
                        batch -> write(open, hashed(batch, hash), touched).replaceWith((long) batch.size()))
                .onItem()
                .scan(() -> 0L, ImportUnits::plus)
                .collect()
                .last();
    }

    private Uni<Void> write(OpenImport open, List<ListedUnit> units, TouchedHashes touched) {
        touched.add(units);
        return steps.write(open, units);
    }

    private static long plus(long read, long more) {
        if (read + more > MAX_UNITS) {
            throw new FailureException(Failure.Invalid.of(
                    "body", "names more than " + MAX_UNITS + " units; a list has at most that many"));
        }
        return read + more;
    }

    private static List<ListedUnit> hashed(List<String> batch, UnitHash hash) {
        Set<String> seen = new HashSet<>();
        List<ListedUnit> units = new ArrayList<>(batch.size());
        for (String unit : batch) {
            if (seen.add(unit)) {
                units.add(new ListedUnit(hash.of(unit), unit));
            }
        }
        return units;
    }

    private Uni<Void> retire(OpenImport open, TouchedHashes touched) {
        boolean wasEmpty = open.revision() == 1;
        if (open.mode() != ImportMode.REPLACE || wasEmpty) {
            return Uni.createFrom().voidItem();
        }
        touched.addAll();
        return untilDone(() -> steps.retire(open));
    }

    private Uni<Outcome> outcome(ListAddress address, OpenImport open, long read, TouchedHashes touched) {
        return steps.tally(open).chain(tally -> (tally.isNothing()
                        ? Uni.createFrom().item(open.blocks())
                        : blocks.of(open, touched, tally.size()))
                .map(names -> new Outcome(address, open, read, tally, names)));
    }
}
