package dev.guidon.flag.session;

import dev.guidon.flag.session.OpenSession.Opened;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Gives the access token to a session that was opened or prolonged.
@ApplicationScoped
public class IssueTokens {
    private final AccessTokens tokens;
    private final SessionPolicy policy;

    IssueTokens(AccessTokens tokens, SessionPolicy policy) {
        this.tokens = tokens;
        this.policy = policy;
    }

    /// Outside of the transaction that opened the session.
    public Uni<Tokens> issue(Opened opened, Instant at) {
        return tokens.sign(opened.account(), opened.session(), at)
                .map(access ->
                        new Tokens(opened.account(), opened.session(), access, policy.access(), opened.refresh()));
    }
}
