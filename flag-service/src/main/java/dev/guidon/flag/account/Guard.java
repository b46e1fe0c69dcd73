package dev.guidon.flag.account;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Sha256;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Keeps guessers out, per account and per address they come from. An attempt is counted before its password is looked
/// at, so that a thousand at once are a thousand attempts; a right password takes its count back. Accounts that do not
/// exist are guarded like others, so that the answer tells nothing.
@ApplicationScoped
public class Guard {
    private final AttemptStore store;
    private final GuardPolicy policy;

    Guard(AttemptStore store, GuardPolicy policy) {
        this.store = store;
        this.policy = policy;
    }

    /// Who tries what.
    ///
    /// @param target what they try to get into, such as an account
    /// @param origin the network address they come from
    public record Attempt(String target, String origin, Instant at) {
        private String targetSubject() {
            return Sha256.hex("target:" + target);
        }

        private String originSubject() {
            return Sha256.hex("origin:" + origin);
        }
    }

    /// Counts an attempt. Fails with `RateLimited` when there were too many, without counting it: waiting helps.
    @WithTransaction
    public Uni<Void> admit(Attempt attempt) {
        return Uni.combine()
                .all()
                .unis(
                        store.lock(attempt.targetSubject(), attempt.at()),
                        store.lock(attempt.originSubject(), attempt.at()))
                .usingConcurrencyOf(1)
                .with((target, origin) -> List.of(open(target, attempt.at()), open(origin, attempt.at())))
                .chain(open -> store.save(
                                attempt.targetSubject(), open.getFirst().failed(attempt.at(), policy.target()))
                        .chain(() -> store.save(
                                attempt.originSubject(), open.getLast().failed(attempt.at(), policy.origin()))));
    }

    private static Attempts open(Attempts attempts, Instant at) {
        attempts.waitAt(at).ifPresent(wait -> {
            throw new FailureException(new Failure.RateLimited("too many attempts", wait.plusSeconds(1)));
        });
        return attempts;
    }

    /// Takes an attempt back whose password was right, in the caller's transaction. What others tried on the same
    /// account is forgotten; what the same address tried on others is not.
    public Uni<Void> succeeded(Attempt attempt) {
        return store.lock(attempt.targetSubject(), attempt.at())
                .chain(() -> store.save(attempt.targetSubject(), Attempts.none(attempt.at())))
                .chain(() -> store.lock(attempt.originSubject(), attempt.at()))
                .chain(origin -> store.save(attempt.originSubject(), origin.lessOne()));
    }

    /// Takes back an attempt that was none, because only the second factor was missing. Failures before it stay.
    @WithTransaction
    public Uni<Void> withdraw(Attempt attempt) {
        return store.lock(attempt.targetSubject(), attempt.at())
                .chain(target -> store.save(attempt.targetSubject(), target.lessOne()))
                .chain(() -> store.lock(attempt.originSubject(), attempt.at()))
                .chain(origin -> store.save(attempt.originSubject(), origin.lessOne()));
    }

    @WithTransaction
    public Uni<Void> forget(Instant now) {
        return store.forget(now.minus(Attempts.MEMORY));
    }
}
