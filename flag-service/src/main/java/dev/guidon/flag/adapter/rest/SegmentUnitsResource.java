package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.rest.SegmentOperations.Try;
import dev.guidon.flag.adapter.rest.UnitTransfer.Order;
import dev.guidon.flag.segment.ListAddress;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentScope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Long lists of units of segments of an environment.
@Path("/api/v1/projects/{project}/environments/{environment}/segments/{segment}")
@Tag(name = "segments")
class SegmentUnitsResource {
    private final UnitTransfer transfer;

    SegmentUnitsResource(UnitTransfer transfer) {
        this.transfer = transfer;
    }

    @POST
    @Requires(Action.SEGMENT_UPDATE)
    @Path("units:import")
    @Consumes({UnitTransfer.CSV, UnitTransfer.NDJSON})
    @Operation(
            operationId = "importSegmentUnits",
            summary = "Import a long list of units, one a line, read as a stream; all of it counts, or nothing")
    @RequestBody(
            content = {
                @Content(mediaType = UnitTransfer.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = UnitTransfer.NDJSON, schema = @Schema(type = SchemaType.STRING))
            })
    public Uni<JsonNode> take(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String segment,
            @RestQuery @DefaultValue("included") @Schema(ref = "Side") String side,
            @RestQuery @DefaultValue("targetingKey") String attribute,
            @RestQuery @DefaultValue("") @Schema(ref = "ImportMode") String mode,
            @RestQuery Optional<String> column,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Context HttpServerRequest request) {
        ListAddress address = ListQuery.address(
                new SegmentAddress(SegmentScope.environment(project, environment), segment), side, attribute);
        return transfer.take(new Order(address, ListQuery.mode(mode), column, new Try(comment, dryRun)), request);
    }

    @GET
    @Requires(Action.SEGMENT_READ)
    @Path("units:export")
    @Produces(UnitTransfer.CSV)
    @Operation(
            operationId = "exportSegmentUnits",
            summary = "Stream an imported list, as it is or as it was in a revision")
    public Multi<byte[]> give(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String segment,
            @RestQuery @DefaultValue("included") @Schema(ref = "Side") String side,
            @RestQuery @DefaultValue("targetingKey") String attribute,
            @RestQuery Optional<String> revision) {
        ListAddress address = ListQuery.address(
                new SegmentAddress(SegmentScope.environment(project, environment), segment), side, attribute);
        Optional<Long> wanted = revision.map(text -> VersionNumber.ofQuery("revision", text));
        return transfer.give(address, wanted);
    }
}
