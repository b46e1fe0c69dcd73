package dev.guidon.flag.session;

import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.ProvePassword;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Lets somebody in with e-mail and password.
@ApplicationScoped
public class Login {
    private final ProvePassword passwords;
    private final OpenProven sessions;
    private final MissingFactor missing;
    private final IssueTokens tokens;

    Login(ProvePassword passwords, OpenProven sessions, MissingFactor missing, IssueTokens tokens) {
        this.missing = missing;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// @param code of the second factor
    public record Order(EmailAddress email, Password password, Optional<String> code, Session.Origin origin) {
        @Override
        public String toString() {
            return "Order[…]";
        }
    }

    /// Fails with `Unauthenticated` or `RateLimited`, or with `Conflict` when a second factor is missing.
    public Uni<Tokens> login(Order order, Instant at) {
        Attempt attempt = new Attempt(order.email().text(), order.origin().address(), at);
        return passwords
                .prove(order.email(), order.password(), attempt)
                .chain(proof -> missing.forgiven(attempt, sessions.open(proof, order.code(), order.origin())))
                .chain(opened -> tokens.issue(opened, at));
    }
}
