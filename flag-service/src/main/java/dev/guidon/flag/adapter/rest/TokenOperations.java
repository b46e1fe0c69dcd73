package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.EditTokens;
import dev.guidon.flag.access.EditTokens.Which;
import dev.guidon.flag.access.ReadAccess;
import dev.guidon.flag.adapter.json.AccessJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What requests about tokens ask for, whether they act in somebody's name or in their own.
@ApplicationScoped
class TokenOperations {
    private final EditTokens editTokens;
    private final ReadAccess readAccess;
    private final RequestAuthor author;

    TokenOperations(EditTokens editTokens, ReadAccess readAccess, RequestAuthor author) {
        this.editTokens = editTokens;
        this.readAccess = readAccess;
        this.author = author;
    }

    /// @param owner in whose name it acts
    Uni<TokenBody.Issued> issue(String organization, Optional<String> owner, @Nullable JsonNode body) {
        var by = author.in(organization);
        EditTokens.Order wanted =
                AccessJson.token(organization, owner, Body.of(body), by.stamp().at());
        return editTokens.issue(wanted, by).map(TokenBody.Issued::of);
    }

    /// @param owner whose tokens; empty for all
    Uni<PageBody<TokenBody>> list(String organization, Optional<String> owner) {
        return readAccess.tokens(organization, owner).map(TokenBody::page);
    }

    Uni<TokenBody> change(String organization, Which which, @Nullable JsonNode body) {
        AccessJson.TokenPatch patch = AccessJson.tokenPatch(Body.of(body));
        return editTokens
                .change(
                        organization,
                        which,
                        known -> known.with(
                                patch.name().orElse(known.name()),
                                patch.active().orElse(known.active())),
                        author.in(organization))
                .map(TokenBody::of);
    }

    Uni<Void> revoke(String organization, Which which) {
        return editTokens.revoke(organization, which, author.in(organization));
    }
}
