package dev.guidon.flag.account;

import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.PasswordHashing.Match;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Asks whether somebody knows the password of an account. Two short transactions with the slow hash after them, so
/// that no connection waits for it. Whatever is wrong (no such account, another password, none at all, disabled), the
/// answer and the time it takes are the same.
@ApplicationScoped
public class ProvePassword {
    private final Guard guard;
    private final FindCredential credentials;
    private final PasswordHashing hashing;

    ProvePassword(Guard guard, FindCredential credentials, PasswordHashing hashing) {
        this.guard = guard;
        this.credentials = credentials;
        this.hashing = hashing;
    }

    /// That somebody knew the password a moment ago. Good for one transaction, which must [RedeemProof].
    ///
    /// @param renewed the same password hashed anew, if what is kept is old
    public record Proof(Credential credential, Attempt attempt, Optional<PasswordHash> renewed) {}

    /// Fails with `Unauthenticated` or `RateLimited`.
    public Uni<Proof> prove(EmailAddress email, Password password, Attempt attempt) {
        return guard.admit(attempt)
                .chain(() -> credentials.find(email))
                .chain(found -> compare(found, password, attempt));
    }

    private Uni<Proof> compare(Optional<Credential> found, Password password, Attempt attempt) {
        Optional<Credential> usable =
                found.filter(credential -> credential.account().isEnabled());
        return hashing.compare(password, usable.flatMap(Credential::hash))
                .chain(match -> match == Match.YES_BUT_OLD
                        ? hashing.hash(password).map(Optional::of)
                        : Uni.createFrom().item(match == Match.YES ? Optional.<PasswordHash>empty() : refused()))
                .map(renewed -> new Proof(usable.orElseThrow(ProvePassword::wrong), attempt, renewed));
    }

    private static Optional<PasswordHash> refused() {
        throw wrong();
    }

    static FailureException wrong() {
        return new FailureException(new Failure.Unauthenticated("e-mail or password is wrong"));
    }
}
