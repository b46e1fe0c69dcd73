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

/// Tokens that act in the name of whoever asks, with no more rights than that person has.
@Path("/api/v1/organizations/{organization}/personal-tokens")
@Tag(name = "access")
class PersonalTokensResource {
    private final EditTokens editTokens;
    private final ReadAccess readAccess;
    private final Caller caller;
    private final RequestAuthor author;

    PersonalTokensResource(EditTokens editTokens, ReadAccess readAccess, Caller caller, RequestAuthor author) {
        this.editTokens = editTokens;
        this.readAccess = readAccess;
        this.caller = caller;
        this.author = author;
    }

    @POST
    @Requires(Action.TOKEN_OWN)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issue a personal token; the token itself is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "PersonalTokenOrder")))
    public Uni<TokenBody.Issued> issue(@RestPath String organization, @Nullable JsonNode body) {
        var by = author.in(organization);
        EditTokens.Order wanted = AccessJson.token(
                organization,
                Optional.of(caller.person()),
                Body.of(body),
                by.stamp().at());
        return editTokens.issue(wanted, by).map(TokenBody.Issued::of);
    }

    @GET
    @Requires(Action.TOKEN_OWN)
    @Operation(summary = "List your own tokens that are not revoked, without their secrets")
    public Uni<PageBody<TokenBody>> list(@RestPath String organization) {
        return readAccess.tokens(organization, Optional.of(caller.person())).map(TokenBody::page);
    }

    @PATCH
    @Path("{token}")
    @Requires(Action.TOKEN_OWN)
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
    @Requires(Action.TOKEN_OWN)
    @Operation(summary = "Revoke a token, for good")
    public Uni<Void> revoke(@RestPath String organization, @RestPath String token) {
        return editTokens.revoke(organization, which(token), author.in(organization));
    }

    private Which which(String token) {
        return new Which(token, Optional.of(caller.person()));
    }
}
