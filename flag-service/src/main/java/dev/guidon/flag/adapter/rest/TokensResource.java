package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.EditTokens.Which;
import dev.guidon.flag.access.Requires;
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
    private final TokenOperations tokens;

    TokensResource(TokenOperations tokens) {
        this.tokens = tokens;
    }

    @POST
    @Requires(Action.TOKEN_UPDATE)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issue a service token; the token itself is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "TokenOrder")))
    public Uni<TokenBody.Issued> issue(@RestPath String organization, @Nullable JsonNode body) {
        return tokens.issue(organization, Optional.empty(), body);
    }

    @GET
    @Requires(Action.TOKEN_READ)
    @Operation(summary = "List the tokens that are not revoked, without their secrets")
    public Uni<PageBody<TokenBody>> list(@RestPath String organization) {
        return tokens.list(organization, Optional.empty());
    }

    @PATCH
    @Path("{token}")
    @Requires(Action.TOKEN_UPDATE)
    @Consumes("application/merge-patch+json")
    @Operation(summary = "Rename a token, or switch it on or off, by a JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(ref = "TokenPatch")))
    public Uni<TokenBody> change(@RestPath String organization, @RestPath String token, @Nullable JsonNode body) {
        return tokens.change(organization, which(token), body);
    }

    @DELETE
    @Path("{token}")
    @Requires(Action.TOKEN_UPDATE)
    @Operation(summary = "Revoke a token, for good")
    public Uni<Void> revoke(@RestPath String organization, @RestPath String token) {
        return tokens.revoke(organization, which(token));
    }

    private static Which which(String token) {
        return new Which(token, Optional.empty());
    }
}
