package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.PendingJson;
import dev.guidon.flag.approval.ReadPending;
import dev.guidon.flag.edit.FlagAddress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What is going to happen to a flag.
@Path("/api/v1/projects/{project}/environments/{environment}/flags/{flag}/pending")
@Tag(name = "change requests")
class PendingResource {
    private final ReadPending readPending;
    private final ChangeRequestRights rights;

    PendingResource(ReadPending readPending, ChangeRequestRights rights) {
        this.readPending = readPending;
        this.rights = rights;
    }

    @GET
    @Requires({Action.FLAG_READ, Action.CHANGE_REQUEST_READ, Action.SCHEDULE_READ})
    @Operation(summary = "List the change requests and schedules of a flag that wait, newest first")
    public Uni<JsonNode> pending(@RestPath String project, @RestPath String environment, @RestPath String flag) {
        return readPending
                .pending(new FlagAddress(project, environment, flag), rights.sight(project, environment))
                .map(PendingJson::write);
    }
}
