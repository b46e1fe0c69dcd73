package dev.guidon.kit.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the secret that a request carries: `Authorization: Bearer <secret>` or `x-api-key: <secret>`.
public final class Credentials {
    private static final String BEARER = "Bearer ";

    private Credentials() {}

    /// @param authorization value of the header, if there is one
    /// @param apiKey value of `x-api-key`, if there is one
    public static Optional<String> of(@Nullable String authorization, @Nullable String apiKey) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(apiKey).map(String::strip);
    }
}
