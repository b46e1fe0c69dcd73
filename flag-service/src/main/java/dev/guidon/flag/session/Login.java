package dev.guidon.flag.session;

import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.ProvePassword;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Lets somebody in with e-mail and password.
@ApplicationScoped
public class Login {
    private final ProvePassword passwords;
    private final OpenProven sessions;
    private final IssueTokens tokens;

    Login(ProvePassword passwords, OpenProven sessions, IssueTokens tokens) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    public record Order(EmailAddress email, Password password, Session.Origin origin) {}

    /// Fails with `Unauthenticated` or `RateLimited`.
    public Uni<Tokens> login(Order order, Instant at) {
        Attempt attempt = new Attempt(order.email().text(), order.origin().address(), at);
        return passwords
                .prove(order.email(), order.password(), attempt)
                .chain(proof -> sessions.open(proof, order.origin()))
                .chain(opened -> tokens.issue(opened, at));
    }
}
