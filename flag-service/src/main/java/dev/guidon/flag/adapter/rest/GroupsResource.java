package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.EditGroups;
import dev.guidon.flag.access.Group;
import dev.guidon.flag.access.ReadAccess;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.AccessJson;
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

/// Groups of an organization's members.
@Path("/api/v1/organizations/{organization}/groups")
@Tag(name = "access")
class GroupsResource {
    private final EditGroups editGroups;
    private final ReadAccess readAccess;
    private final RequestAuthor author;
    private final DryRuns dryRuns;

    GroupsResource(EditGroups editGroups, ReadAccess readAccess, RequestAuthor author, DryRuns dryRuns) {
        this.editGroups = editGroups;
        this.readAccess = readAccess;
        this.author = author;
        this.dryRuns = dryRuns;
    }

    record GroupBody(String key, String name, List<String> policies, List<String> members, Instant createdAt) {
        static GroupBody of(Group group) {
            return new GroupBody(group.key(), group.name(), group.policies(), group.members(), group.createdAt());
        }
    }

    @GET
    @Requires(Action.GROUP_READ)
    @Operation(summary = "List the groups of an organization by key")
    public Uni<PageBody<GroupBody>> list(@RestPath String organization) {
        return readAccess
                .groups(organization)
                .map(all -> new PageBody<>(all.stream().map(GroupBody::of).toList(), Optional.empty()));
    }

    @GET
    @Path("{group}")
    @Requires(Action.GROUP_READ)
    @Operation(summary = "Read a group; its version is the ETag")
    public Uni<RestResponse<GroupBody>> get(@RestPath String organization, @RestPath String group) {
        return readAccess.group(organization, group).map(GroupsResource::tagged);
    }

    private static RestResponse<GroupBody> tagged(Group group) {
        return VersionTag.tagged(group.version(), GroupBody.of(group));
    }

    @PUT
    @Path("{group}")
    @Requires(Action.GROUP_UPDATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Add a group, or say anew who is in it and which policies it has, on the version that If-Match names")
    @RequestBody(content = @Content(schema = @Schema(ref = "Group")))
    public Uni<RestResponse<GroupBody>> put(
            @RestPath String organization,
            @RestPath String group,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        EditGroups.Order order = AccessJson.group(organization, group, Body.of(body));
        return dryRuns.run(dryRun, () -> editGroups
                .put(order, VersionTag.seen(expected), author.in(organization))
                .map(GroupsResource::tagged));
    }

    @DELETE
    @Path("{group}")
    @Requires(Action.GROUP_UPDATE)
    @Operation(summary = "Remove a group; its members stay members of the organization")
    public Uni<Void> remove(
            @RestPath String organization,
            @RestPath String group,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        return dryRuns.run(
                dryRun,
                () -> editGroups.remove(organization, group, VersionTag.seen(expected), author.in(organization)));
    }
}
