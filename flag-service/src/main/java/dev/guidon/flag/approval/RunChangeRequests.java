package dev.guidon.flag.approval;

import dev.guidon.flag.approval.RequestStore.Due;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Carries out approved requests whose time has come, one after the other. Safe on several instances at once: who comes
/// second finds the request applied.
@ApplicationScoped
public class RunChangeRequests {
    private static final Logger LOG = Logger.getLogger(RunChangeRequests.class);

    private final ReadChangeRequests requests;
    private final ApplyChangeRequest apply;
    private final NoteRefusal refusals;

    RunChangeRequests(ReadChangeRequests requests, ApplyChangeRequest apply, NoteRefusal refusals) {
        this.requests = requests;
        this.apply = apply;
        this.refusals = refusals;
    }

    /// Until nothing is due at `now`. Fails with `Unavailable` while the database does not answer; what was not made
    /// stays due.
    public Uni<Void> run(Instant now) {
        return Uni.createFrom()
                .deferred(() -> requests.due(now)
                        .chain(due -> due.map(found -> run(found, now).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false))))
                .repeat()
                .whilst(found -> found)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> run(Due due, Instant now) {
        Stamp stamp = new Stamp(new Actor("change-request:" + due.id()), now, "its time has come");
        return apply.apply(new Found(due.address(), due.id()), stamp)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> refused(due, failure, stamp));
    }

    private Uni<Void> refused(Due due, Throwable failure, Stamp stamp) {
        Optional<Failure> refusal =
                failure instanceof FailureException expected ? Optional.of(expected.failure()) : Optional.empty();
        if (refusal.filter(Failure.Unavailable.class::isInstance).isPresent()) {
            return Uni.createFrom().failure(failure);
        }
        if (refusal.isEmpty()) {
            LOG.errorf(failure, "a change request met a bug, request=%s", due.id());
        }
        return refusals.note(
                due, refusal.orElseGet(() -> new Failure.Conflict("internal", "a bug; see the log")), stamp);
    }
}
