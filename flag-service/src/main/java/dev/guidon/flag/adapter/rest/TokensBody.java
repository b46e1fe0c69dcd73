package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.session.Tokens;
import java.time.Instant;

/// What a login answers, in the words of RFC 6749.
///
/// @param expiresIn seconds that the access token is good
/// @param sessionEndsAt after which one must log in again
record TokensBody(
        String tokenType,
        String accessToken,
        long expiresIn,
        String refreshToken,
        Instant sessionEndsAt,
        UserBody user) {

    static TokensBody of(Tokens tokens) {
        return new TokensBody(
                "Bearer",
                tokens.access(),
                tokens.expiresIn().toSeconds(),
                tokens.refresh().reveal(),
                tokens.session().endsAt(),
                UserBody.of(tokens.account()));
    }

    @Override
    public String toString() {
        return "TokensBody[user=" + user.id() + "]";
    }
}
