package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.adapter.json.InvitationJson;
import dev.guidon.flag.invitation.AcceptInvitation;
import dev.guidon.flag.invitation.TakeInvitation.Offer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/// What somebody does who got an invitation's token.
@Path("/api/v1/login/invitation")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "login")
class AcceptanceResource {
    private final AcceptInvitation invitations;
    private final InstantSource clock;

    AcceptanceResource(AcceptInvitation invitations, InstantSource clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /// @param hasAccount whether the password of an account is asked for, and not a new one
    record OfferBody(String organization, String email, Instant expiresAt, boolean hasAccount) {
        static OfferBody of(Offer offer) {
            return new OfferBody(
                    offer.invitation().organization(),
                    offer.invitation().email().text(),
                    offer.invitation().expiresAt(),
                    offer.hasAccount());
        }
    }

    @POST
    @Anyone(because = "it takes the token of an invitation")
    @Operation(summary = "See what an invitation is to")
    @RequestBody(content = @Content(schema = @Schema(ref = "InvitationToken")))
    public Uni<OfferBody> look(@Nullable JsonNode body) {
        return invitations
                .look(InvitationJson.token(Body.of(body)), clock.instant())
                .map(OfferBody::of);
    }

    @POST
    @Path("accept")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Anyone(because = "it takes the token of an invitation, and the password of an account that there is")
    @Operation(summary = "Accept an invitation: choose a password for a new account, or send that of your own; logs in")
    @RequestBody(content = @Content(schema = @Schema(ref = "AcceptedInvitation")))
    public Uni<TokensBody> accept(@Context HttpServerRequest request, @Nullable JsonNode body) {
        InvitationJson.Accepted sent = InvitationJson.accepted(Body.of(body));
        return invitations
                .accept(
                        new AcceptInvitation.Order(
                                sent.token(), sent.name(), sent.password(), sent.code(), ClientOrigin.of(request)),
                        clock.instant())
                .map(TokensBody::of);
    }
}
