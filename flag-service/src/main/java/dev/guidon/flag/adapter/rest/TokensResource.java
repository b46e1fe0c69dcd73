package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.EditTokens;
import dev.guidon.flag.access.EditTokens.Which;
import dev.guidon.flag.access.ReadAccess;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.AccessJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Tokens of an organization: those of services, and, to be switched off, those of its members.
@Path("/api/v1/organizations/{organization}/tokens")
@Tag(name = "access")
class TokensResource {
    private final EditTokens editTokens;
    private final ReadAccess readAccess;
    private final RequestAuthor author;

    TokensResource(EditTokens editTokens, ReadAccess readAccess, RequestAuthor author) {
        this.editTokens = editTokens;
        this.readAccess = readAccess;
        this.author = author;
    }

    @POST
    @Requires(Action.TOKEN_UPDATE)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issue a service token; the token itself is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "TokenOrder")))
    public Uni<TokenBody.Issued> issue(@RestPath String organization, @Nullable JsonNode body) {
        var by = author.in(organization);
        EditTokens.Order wanted = AccessJson.token(
                organization, Optional.empty(), Body.of(body), by.stamp().at());
        return editTokens.issue(wanted, by).map(TokenBody.Issued::of);
    }

    @GET
    @Requires(Action.TOKEN_READ)
    @Operation(summary = "List the tokens that are not revoked, without their secrets")
    public Uni<PageBody<TokenBody>> list(@RestPath String organization) {
        return readAccess.tokens(organization, Optional.empty()).map(TokenBody::page);
    }

    @PATCH
    @Path("{token}")
    @Requires(Action.TOKEN_UPDATE)
    @Consumes("application/merge-patch+json")
    @Operation(summary = "Rename a token, or switch it on or off, by a JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(ref = "TokenPatch")))
    public Uni<TokenBody> change(@RestPath String organization, @RestPath String token, @Nullable JsonNode body) {
        AccessJson.TokenPatch patch = AccessJson.tokenPatch(Body.of(body));
        return editTokens
                .change(
                        organization,
                        which(token),
                        known -> known.with(
                                patch.name().orElse(known.name()),
                                patch.active().orElse(known.active())),
                        author.in(organization))
                .map(TokenBody::of);
    }

    @DELETE
    @Path("{token}")
    @Requires(Action.TOKEN_UPDATE)
    @Operation(summary = "Revoke a token, for good")
    public Uni<Void> revoke(@RestPath String organization, @RestPath String token) {
        return editTokens.revoke(organization, which(token), author.in(organization));
    }

    private static Which which(String token) {
        return new Which(token, Optional.empty());
    }
}
