package dev.guidon.flag.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Goes through the whole audit trail of an organization, some entries at a time, each time in a transaction of its
/// own: entries never change, and what is added meanwhile comes behind.
@ApplicationScoped
public class WalkAudit {
    private final ReadAudit audit;

    WalkAudit(ReadAudit audit) {
        this.audit = audit;
    }

    /// Follows the chain to its present end. Fails with `NotFound` of the organization.
    public Uni<Verification> verify(String organization) {
        return audit.end(organization).chain(end -> walk(organization, end));
    }

    private Uni<Verification> walk(String organization, ChainEnd end) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new ChainWalk(end), walk -> audit.following(organization, walk.position())
                        .map(walk::follow))
                .whilst(ChainWalk::goesOn)
                .collect()
                .last()
                .map(ChainWalk::verification);
    }

    /// Every entry, oldest first.
    public Multi<RecordedEntry> all(String organization) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicLong::new, position -> audit.following(organization, position.get())
                        .invoke(found -> advance(position, found)))
                .until(List::isEmpty)
                .onItem()
                .disjoint();
    }

    private static void advance(AtomicLong position, List<RecordedEntry> found) {
        if (!found.isEmpty()) {
            position.set(found.getLast().link().position());
        }
    }
}
