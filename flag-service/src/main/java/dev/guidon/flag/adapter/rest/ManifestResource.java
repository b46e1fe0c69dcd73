package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.ManifestJson;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.definition.ArchiveFlag;
import dev.guidon.flag.exchange.KeepManifest;
import dev.guidon.flag.exchange.ManifestFlag;
import dev.guidon.kit.adapter.rest.Problem;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The Manifest Management API, version 0.1, which OpenFeature's command line speaks: its `--provider-url` is the URL
/// of a project. Errors have the form that it shows to people.
@Path("/api/v1/projects/{project}/openfeature/v0/manifest")
@Tag(name = "exchange")
class ManifestResource {
    private static final String CAPABILITIES = "X-Manifest-Capabilities";
    private static final String ALL = "read,write,delete";
    private static final int BAD_REQUEST = 400;

    private final KeepManifest manifest;
    private final ArchiveFlag archiveFlag;
    private final RequestStamp stamp;

    ManifestResource(KeepManifest manifest, ArchiveFlag archiveFlag, RequestStamp stamp) {
        this.manifest = manifest;
        this.archiveFlag = archiveFlag;
        this.stamp = stamp;
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Operation(summary = "Read the flags of a project as a manifest of OpenFeature's command line")
    public Uni<RestResponse<JsonNode>> read(@RestPath String project) {
        return answer(() -> manifest.read(project).map(ManifestJson::write).map(flags -> ok(200, flags)));
    }

    @POST
    @Path("flags")
    @Requires(Action.FLAG_CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a flag out of a manifest; it is off everywhere")
    @RequestBody(content = @Content(schema = @Schema(ref = "ManifestFlag")))
    public Uni<RestResponse<JsonNode>> create(@RestPath String project, @Nullable JsonNode body) {
        Stamp now = stamp.now();
        return answer(() -> manifest.create(project, ManifestJson.read(Body.of(body), true), now)
                .map(flag -> ok(201, written(flag, now.at()))));
    }

    @PUT
    @Path("flags/{flag}")
    @Requires(Action.FLAG_DESCRIBE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace what a manifest says of a flag: its description and the value in code")
    @RequestBody(content = @Content(schema = @Schema(ref = "ManifestFlag")))
    public Uni<RestResponse<JsonNode>> update(
            @RestPath String project, @RestPath String flag, @Nullable JsonNode body) {
        Stamp now = stamp.now();
        return answer(() -> {
            ManifestFlag wanted = ManifestJson.read(Body.of(body), false);
            if (!wanted.key().text().equals(flag)) {
                throw new FailureException(Failure.Invalid.of("/key", "must be '" + flag + "' as in the path"));
            }
            return manifest.update(project, wanted, now).map(updated -> ok(200, written(updated, now.at())));
        });
    }

    @DELETE
    @Path("flags/{flag}")
    @Requires(Action.FLAG_ARCHIVE)
    @Operation(summary = "Archive a flag, so that it leaves the manifest")
    public Uni<RestResponse<JsonNode>> archive(@RestPath String project, @RestPath String flag) {
        Stamp now = stamp.now();
        return answer(() -> archiveFlag
                .archive(project, flag, now)
                .map(_ -> ok(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("message", "flag '" + flag + "' is archived; unarchive it to bring it back")
                                .put("archivedAt", now.at().toString()))));
    }

    private static JsonNode written(ManifestFlag flag, Instant at) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("flag", ManifestJson.write(flag));
        return object.put("updatedAt", at.toString());
    }

    private static RestResponse<JsonNode> ok(int status, JsonNode body) {
        return ResponseBuilder.<JsonNode>create(status)
                .entity(body)
                .header(CAPABILITIES, ALL)
                .build();
    }

    private static Uni<RestResponse<JsonNode>> answer(Supplier<Uni<RestResponse<JsonNode>>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(FailureException.class)
                .recoverWithItem(failed -> problem(((FailureException) failed).failure()));
    }

    private static RestResponse<JsonNode> problem(Failure failure) {
        int status = failure instanceof Failure.Invalid ? BAD_REQUEST : Problem.statusOf(failure);
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("code", failure.code());
        ObjectNode error =
                object.putObject("error").put("message", failure.detail()).put("status", status);
        if (failure instanceof Failure.Invalid(var violations)) {
            ArrayNode details = error.putArray("details");
            violations.forEach(violation -> details.addObject()
                    .put("field", violation.field().replaceFirst("^/", ""))
                    .put("message", violation.message()));
        }
        return ResponseBuilder.<JsonNode>create(status).entity(object).build();
    }
}
