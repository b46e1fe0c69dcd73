package dev.guidon.flag.session;

import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Guard;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.PasswordHashing;
import dev.guidon.flag.session.LoginRecords.Proven;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Lets somebody in with e-mail and password. Three short transactions with the slow hash between them, so that no
/// connection waits for it. Whatever is wrong (no such account, another password, none at all, disabled), the answer
/// and the time it takes are the same.
@ApplicationScoped
public class Login {
    private final Guard guard;
    private final LoginRecords records;
    private final PasswordHashing hashing;
    private final IssueTokens tokens;

    Login(Guard guard, LoginRecords records, PasswordHashing hashing, IssueTokens tokens) {
        this.guard = guard;
        this.records = records;
        this.hashing = hashing;
        this.tokens = tokens;
    }

    public record Order(EmailAddress email, Password password, Session.Origin origin) {}

    /// Fails with `Unauthenticated` or `RateLimited`.
    public Uni<Tokens> login(Order order, Instant at) {
        Attempt attempt = new Attempt(order.email().text(), order.origin().address(), at);
        return guard.admit(attempt)
                .chain(() -> records.find(order.email()))
                .chain(found -> hashing.compare(order.password(), found.hash()).map(found::proven))
                .chain(proven -> renewed(proven, order.password()))
                .chain(proven -> records.open(proven, attempt, order.origin()))
                .chain(opened -> tokens.issue(opened, at));
    }

    private Uni<Proven> renewed(Proven proven, Password password) {
        return switch (proven.match()) {
            case NO -> Uni.createFrom().failure(refused());
            case YES -> Uni.createFrom().item(proven);
            case YES_BUT_OLD -> hashing.hash(password).map(proven::with);
        };
    }

    static FailureException refused() {
        return new FailureException(new Failure.Unauthenticated("e-mail or password is wrong"));
    }
}
