package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.ChangeRequestJson;
import dev.guidon.flag.adapter.json.PatchSources;
import dev.guidon.flag.adapter.json.ProposalJson;
import dev.guidon.flag.adapter.json.StatusWords;
import dev.guidon.flag.approval.ApplyChangeRequest;
import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.approval.ProposalDraft;
import dev.guidon.flag.approval.ReadChangeRequests;
import dev.guidon.flag.approval.RequestStore.RequestFilter;
import dev.guidon.flag.approval.WriteChangeRequest;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.flag.edit.EnvironmentAddress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Changes that others approve before they are made. The revision of a request is the entity tag.
@Path("/api/v1/projects/{project}/environments/{environment}/change-requests")
@Tag(name = "change requests")
class ChangeRequestsResource {
    private final WriteChangeRequest write;
    private final ApplyChangeRequest apply;
    private final ReadChangeRequests read;
    private final ChangeRequestRights rights;
    private final ChangeRequestPreview preview;
    private final RequestStamp stamp;
    private final PatchSources sources;

    ChangeRequestsResource(
            WriteChangeRequest write,
            ApplyChangeRequest apply,
            ReadChangeRequests read,
            ChangeRequestRights rights,
            ChangeRequestPreview preview,
            RequestStamp stamp,
            PatchSources sources) {
        this.sources = sources;
        this.preview = preview;
        this.write = write;
        this.apply = apply;
        this.read = read;
        this.rights = rights;
        this.stamp = stamp;
    }

    @POST
    @Requires(Action.CHANGE_REQUEST_CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for a change of flags and segments of an environment")
    @RequestBody(content = @Content(schema = @Schema(ref = "Proposal")))
    public Uni<RestResponse<JsonNode>> create(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        EnvironmentAddress address = new EnvironmentAddress(project, environment);
        ProposalDraft draft = ProposalJson.read(Body.of(body), sources);
        boolean dry = DryRun.read(dryRun);
        return rights.requireToPropose(address, draft)
                .chain(() -> dry ? preview.tried(() -> create(address, draft)) : created(address, draft));
    }

    private Uni<ChangeRequest> create(EnvironmentAddress address, ProposalDraft draft) {
        return write.create(address, draft, stamp.now());
    }

    private Uni<RestResponse<JsonNode>> created(EnvironmentAddress address, ProposalDraft draft) {
        return create(address, draft).map(request -> answer(RestResponse.Status.CREATED, request));
    }

    @GET
    @Requires(Action.CHANGE_REQUEST_READ)
    @Operation(summary = "List the change requests about flags and segments that the caller may read, newest first")
    public Uni<PageBody<JsonNode>> list(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery Optional<String> flag,
            @RestQuery Optional<String> status,
            @RestQuery Optional<String> author,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        RequestFilter filter = new RequestFilter(
                rights.sight(project, environment), flag, status.map(StatusWords::changeRequest), author);
        return read.page(new EnvironmentAddress(project, environment), filter, PageBody.request(limit, after))
                .map(page -> PageBody.of(page, ChangeRequestJson::write));
    }

    @GET
    @Path("{id}")
    @Requires(Action.CHANGE_REQUEST_READ)
    @Operation(summary = "Read a change request, what was said of it, and what it would do now")
    public Uni<RestResponse<JsonNode>> get(
            @RestPath String project, @RestPath String environment, @RestPath String id) {
        Found found = found(project, environment, id);
        return rights.requireToRead(found).chain(() -> preview.of(found));
    }

    @PUT
    @Path("{id}")
    @Requires(Action.CHANGE_REQUEST_CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a change request of one's own in another form, on what is there now; approvals are dropped")
    @RequestBody(content = @Content(schema = @Schema(ref = "Proposal")))
    public Uni<RestResponse<JsonNode>> revise(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @Nullable JsonNode body) {
        Found found = found(project, environment, id);
        long seen = VersionTag.read(expected);
        ProposalDraft draft = ProposalJson.read(Body.of(body), sources);
        return rights.requireToRead(found)
                .chain(() -> rights.requireToPropose(found.address(), draft))
                .chain(() -> write.revise(found, seen, draft, stamp.now()))
                .map(request -> answer(RestResponse.Status.OK, request));
    }

    @POST
    @Path("{id}/withdraw")
    @Requires(Action.CHANGE_REQUEST_CREATE)
    @Operation(summary = "Withdraw a change request of one's own")
    public Uni<RestResponse<JsonNode>> withdraw(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("") String comment) {
        Found found = found(project, environment, id);
        return rights.requireToRead(found)
                .chain(() -> write.withdraw(found, stamp.now(comment)))
                .map(request -> answer(RestResponse.Status.OK, request));
    }

    /// Takes no right to change the flags: those who approved had it, and gave it to the request.
    @POST
    @Path("{id}/apply")
    @Requires(Action.CHANGE_REQUEST_APPLY)
    @Operation(summary = "Make the changes of an approved request, all or none")
    public Uni<RestResponse<JsonNode>> apply(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestQuery @DefaultValue("") String comment) {
        Found found = found(project, environment, id);
        return rights.requireToRead(found)
                .chain(() -> apply.apply(found, stamp.now(comment)))
                .map(request -> answer(RestResponse.Status.OK, request));
    }

    static Found found(String project, String environment, String id) {
        return new Found(new EnvironmentAddress(project, environment), id);
    }

    static RestResponse<JsonNode> answer(RestResponse.Status status, ChangeRequest request) {
        return ResponseBuilder.<JsonNode>create(status, ChangeRequestJson.withReviews(request))
                .header(HttpHeaders.ETAG, VersionTag.write(request.progress().revision()))
                .build();
    }
}
