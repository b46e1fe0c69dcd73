package dev.guidon.flag.audit;

import java.util.List;
import java.util.Optional;

/// Follows a chain to its end. Belongs to one walker.
final class ChainWalk {
    private final ChainEnd end;
    private ChainEnd reached = ChainEnd.START;
    private Optional<ChainBreak> broken = Optional.empty();

    /// @param end where the chain ended when the walk began; what comes later is not looked at
    ChainWalk(ChainEnd end) {
        this.end = end;
    }

    long position() {
        return reached.position();
    }

    boolean goesOn() {
        return broken.isEmpty() && reached.position() < end.position();
    }

    /// @param entries that come next; none when there are no more
    ChainWalk follow(List<RecordedEntry> entries) {
        if (entries.isEmpty() && goesOn()) {
            broken = Optional.of(new ChainBreak(reached.position() + 1, "there is no such entry"));
        }
        for (RecordedEntry entry : entries) {
            if (goesOn()) {
                step(entry);
            }
        }
        return this;
    }

    private void step(RecordedEntry entry) {
        broken = reached.problemWith(entry);
        if (broken.isEmpty()) {
            reached = new ChainEnd(entry.link().position(), entry.link().hash());
        }
    }

    /// Once the walk is over. A chain that was rewritten as a whole holds, and ends elsewhere than it was noted.
    Verification verification() {
        boolean endsAsNoted = broken.isPresent() || reached.equals(end);
        return new Verification(
                reached,
                endsAsNoted
                        ? broken
                        : Optional.of(new ChainBreak(reached.position(), "is not the end that was noted")));
    }
}
