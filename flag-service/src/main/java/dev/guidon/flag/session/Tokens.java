package dev.guidon.flag.session;

import dev.guidon.flag.account.UserAccount;
import java.time.Duration;

/// What somebody gets who logged in, once.
///
/// @param access token, signed
/// @param expiresIn after which the access token is no good
public record Tokens(UserAccount account, Session session, String access, Duration expiresIn, RefreshToken refresh) {

    @Override
    public String toString() {
        return "Tokens[session=" + session.id() + "]";
    }
}
