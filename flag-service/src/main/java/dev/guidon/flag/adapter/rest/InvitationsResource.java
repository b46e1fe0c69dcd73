package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.account.Memberships.Rights;
import dev.guidon.flag.adapter.json.InvitationJson;
import dev.guidon.flag.invitation.Invitation;
import dev.guidon.flag.invitation.Invite;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

/// Who is invited into an organization.
@Path("/api/v1/organizations/{organization}/invitations")
@Tag(name = "members")
class InvitationsResource {
    private final Invite invite;
    private final RequestAuthor author;
    private final RequestStamp stamp;
    private final InstantSource clock;

    InvitationsResource(Invite invite, RequestAuthor author, RequestStamp stamp, InstantSource clock) {
        this.invite = invite;
        this.author = author;
        this.stamp = stamp;
        this.clock = clock;
    }

    record InvitationBody(
            String id,
            String email,
            List<String> policies,
            List<String> groups,
            String invitedBy,
            Instant createdAt,
            Instant expiresAt) {
        static InvitationBody of(Invitation invitation) {
            Rights rights = invitation.rights();
            return new InvitationBody(
                    invitation.id(),
                    invitation.email().text(),
                    rights.policies().stream().sorted().toList(),
                    rights.groups().stream().sorted().toList(),
                    invitation.invitedBy(),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    /// @param token in clear
    record InvitedBody(InvitationBody invitation, String token) {
        static InvitedBody of(Invite.Invited invited) {
            return new InvitedBody(
                    InvitationBody.of(invited.invitation()), invited.token().reveal());
        }

        @Override
        public String toString() {
            return "InvitedBody[" + invitation.id() + "]";
        }
    }

    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Action.MEMBER_UPDATE)
    @Operation(summary = "Invite somebody; the token to accept with is shown this once")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewInvitation")))
    public Uni<InvitedBody> invite(@RestPath String organization, @Nullable JsonNode body) {
        InvitationJson.Wanted wanted = InvitationJson.wanted(Body.of(body));
        return invite.invite(new Invite.Order(organization, wanted.email(), wanted.rights()), author.in(organization))
                .map(InvitedBody::of);
    }

    @GET
    @Requires(Action.MEMBER_READ)
    @Operation(summary = "List invitations that can still be accepted, by e-mail")
    public Uni<PageBody<InvitationBody>> list(@RestPath String organization) {
        return invite.open(organization, clock.instant())
                .map(open ->
                        new PageBody<>(open.stream().map(InvitationBody::of).toList(), Optional.empty()));
    }

    @DELETE
    @Path("{id}")
    @Requires(Action.MEMBER_UPDATE)
    @Operation(summary = "Take an invitation back")
    public Uni<Void> revoke(@RestPath String organization, @RestPath String id) {
        return invite.revoke(organization, id, stamp.now());
    }
}
