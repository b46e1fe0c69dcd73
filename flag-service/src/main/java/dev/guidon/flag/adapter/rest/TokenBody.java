package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guidon.flag.access.AccessToken;
import dev.guidon.flag.access.EditTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A token as an answer, without its secret.
///
/// @param owner the member in whose name a personal token acts
/// @param lastUsedAt to the minute; absent when it never was
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TokenBody(
        String id,
        String name,
        Optional<String> owner,
        List<String> policies,
        boolean active,
        Optional<Instant> expiresAt,
        String createdBy,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {

    static TokenBody of(AccessToken token) {
        return new TokenBody(
                token.id(),
                token.name(),
                token.owner(),
                token.policies(),
                token.active(),
                token.expiresAt(),
                token.createdBy(),
                token.createdAt(),
                token.lastUsedAt());
    }

    static PageBody<TokenBody> page(List<AccessToken> tokens) {
        return new PageBody<>(tokens.stream().map(TokenBody::of).toList(), Optional.empty());
    }

    /// @param token in clear
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Issued(String id, String name, List<String> policies, Optional<Instant> expiresAt, String token) {
        static Issued of(EditTokens.Issued issued) {
            AccessToken known = issued.token();
            return new Issued(
                    known.id(),
                    known.name(),
                    known.policies(),
                    known.expiresAt(),
                    issued.text().reveal());
        }

        @Override
        public String toString() {
            return "Issued[id=" + id + "]";
        }
    }
}
