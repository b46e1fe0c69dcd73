package dev.guidon.flag.session;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Prolongs a session.
@ApplicationScoped
public class RefreshSession {
    private final ProlongSession sessions;
    private final IssueTokens tokens;

    RefreshSession(ProlongSession sessions, IssueTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// New tokens for old. Fails with `Unauthenticated`; for a token that was used before, the session has ended then.
    public Uni<Tokens> refresh(String refreshToken, Instant at) {
        return RefreshToken.parse(refreshToken)
                .map(token -> sessions.prolong(token, at))
                .orElseGet(() -> Uni.createFrom().item(new ProlongSession.Outcome.Refused()))
                .chain(outcome -> switch (outcome) {
                    case ProlongSession.Outcome.Prolonged(var opened) -> tokens.issue(opened, at);
                    case ProlongSession.Outcome.Refused() -> refuse("this refresh token is no good; log in again");
                    case ProlongSession.Outcome.Reused() ->
                        refuse("this refresh token was used before, so its session has ended; log in again");
                });
    }

    private static Uni<Tokens> refuse(String problem) {
        return Uni.createFrom().failure(new FailureException(new Failure.Unauthenticated(problem)));
    }
}
