package dev.guidon.flag.session;

import dev.guidon.flag.account.UserAccount;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Makes and checks signed tokens (RFC 7519). Opens transactions of its own, so it is asked outside of any.
public interface AccessTokens {

    /// What a good token says.
    record Claims(String userId, String sessionId) {}

    Uni<String> sign(UserAccount account, Session session, Instant at);

    /// Empty for a token that is not ours, was changed, or has expired.
    Uni<Optional<Claims>> verify(String token, Instant at);

    /// A JSON Web Key Set (RFC 7517) with all keys whose tokens may still be good.
    Uni<String> publicKeys(Instant at);
}
