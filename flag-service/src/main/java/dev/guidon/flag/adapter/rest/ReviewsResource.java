package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.approval.Review.Verdict;
import dev.guidon.flag.approval.ReviewChangeRequest;
import dev.guidon.flag.approval.WriteChangeRequest.Found;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// What others say of a change request. `If-Match` names the revision that they have seen.
@Path("/api/v1/projects/{project}/environments/{environment}/change-requests/{id}")
@Tag(name = "change requests")
class ReviewsResource {
    private final ReviewChangeRequest review;
    private final ChangeRequestRights rights;
    private final RequestStamp stamp;

    ReviewsResource(ReviewChangeRequest review, ChangeRequestRights rights, RequestStamp stamp) {
        this.review = review;
        this.rights = rights;
        this.stamp = stamp;
    }

    @POST
    @Path("approve")
    @Requires(Action.CHANGE_REQUEST_REVIEW)
    @Operation(
            summary = "Approve the revision of a change request that If-Match names, which takes the right to make its"
                    + " changes")
    public Uni<RestResponse<JsonNode>> approve(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment) {
        Found found = ChangeRequestsResource.found(project, environment, id);
        return rights.requireToApprove(found, VersionTag.read(expected))
                .chain(() -> judge(found, expected, Verdict.APPROVE, comment));
    }

    @POST
    @Path("decline")
    @Requires(Action.CHANGE_REQUEST_REVIEW)
    @Operation(summary = "Decline the revision of a change request that If-Match names; its author may revise it")
    public Uni<RestResponse<JsonNode>> decline(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment) {
        Found found = ChangeRequestsResource.found(project, environment, id);
        return rights.requireToRead(found).chain(() -> judge(found, expected, Verdict.DECLINE, comment));
    }

    @POST
    @Path("comment")
    @Requires(Action.CHANGE_REQUEST_COMMENT)
    @Operation(summary = "Say something of the revision of a change request that If-Match names")
    public Uni<RestResponse<JsonNode>> comment(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment) {
        if (comment.isBlank()) {
            throw new FailureException(Failure.Invalid.of("comment", "must say something"));
        }
        Found found = ChangeRequestsResource.found(project, environment, id);
        return rights.requireToRead(found).chain(() -> judge(found, expected, Verdict.COMMENT, comment));
    }

    private Uni<RestResponse<JsonNode>> judge(Found found, Optional<String> seen, Verdict verdict, String comment) {
        return review.judge(found, VersionTag.read(seen), verdict, stamp.now(comment))
                .map(request -> ChangeRequestsResource.answer(RestResponse.Status.OK, request));
    }
}
