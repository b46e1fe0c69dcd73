package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.EditMembers;
import dev.guidon.flag.access.Member;
import dev.guidon.flag.access.ReadAccess;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.AccessJson;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Members of an organization.
@Path("/api/v1/organizations/{organization}/members")
@Tag(name = "access")
class MembersResource {
    private final EditMembers editMembers;
    private final ReadAccess readAccess;
    private final RequestAuthor author;
    private final DryRuns dryRuns;

    MembersResource(EditMembers editMembers, ReadAccess readAccess, RequestAuthor author, DryRuns dryRuns) {
        this.editMembers = editMembers;
        this.readAccess = readAccess;
        this.author = author;
        this.dryRuns = dryRuns;
    }

    record MemberBody(String email, List<String> policies, Instant createdAt) {
        static MemberBody of(Member member) {
            return new MemberBody(member.email(), member.policies(), member.createdAt());
        }
    }

    @GET
    @Requires(Action.MEMBER_READ)
    @Operation(summary = "List the members of an organization by e-mail address")
    public Uni<PageBody<MemberBody>> list(
            @RestPath String organization,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return readAccess
                .members(organization, PageBody.request(limit, after))
                .map(page -> PageBody.of(page, MemberBody::of));
    }

    @GET
    @Path("{member}")
    @Requires(Action.MEMBER_READ)
    @Operation(summary = "Read a member; its version is the ETag")
    public Uni<RestResponse<MemberBody>> get(@RestPath String organization, @RestPath String member) {
        return readAccess.member(organization, member).map(MembersResource::tagged);
    }

    private static RestResponse<MemberBody> tagged(Member member) {
        return VersionTag.tagged(member.version(), MemberBody.of(member));
    }

    @PUT
    @Path("{member}")
    @Requires(Action.MEMBER_UPDATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a member, or say anew which policies it has; nobody gives more than they have")
    @RequestBody(content = @Content(schema = @Schema(ref = "Member")))
    public Uni<RestResponse<MemberBody>> put(
            @RestPath String organization,
            @RestPath String member,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        Member.problemWithEmail(member).ifPresent(problem -> {
            throw new FailureException(Failure.Invalid.of("member", "'" + member + "' " + problem));
        });
        EditMembers.Order order = new EditMembers.Order(organization, member, AccessJson.member(Body.of(body)));
        return dryRuns.run(dryRun, () -> editMembers
                .put(order, VersionTag.seen(expected), author.in(organization))
                .map(MembersResource::tagged));
    }

    @DELETE
    @Path("{member}")
    @Requires(Action.MEMBER_UPDATE)
    @Operation(summary = "Take a member out of the organization and its groups")
    public Uni<Void> remove(
            @RestPath String organization,
            @RestPath String member,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(
                dryRun,
                () -> editMembers.remove(organization, member, VersionTag.seen(expected), author.in(organization)));
    }
}
