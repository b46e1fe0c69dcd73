package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.InstructionJson;
import dev.guidon.flag.edit.CompareEnvironments;
import dev.guidon.flag.edit.CompareEnvironments.Comparison;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// A flag in one environment against the same flag in another.
@Path("/api/v1/projects/{project}/flags/{flag}/diff")
@Tag(name = "history")
class CompareResource {
    private final CompareEnvironments compare;
    private final Caller caller;

    CompareResource(CompareEnvironments compare, Caller caller) {
        this.compare = compare;
        this.caller = caller;
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Operation(
            operationId = "compareEnvironments",
            summary = "Tell what leads from an environment's configuration to another's, as instructions for the first")
    public Uni<JsonNode> diff(
            @RestPath String project,
            @RestPath String flag,
            @RestQuery @DefaultValue("") String from,
            @RestQuery @DefaultValue("") String to) {
        return requireToRead(project, flag, from)
                .chain(() -> requireToRead(project, flag, to))
                .chain(() -> compare.compare(project, flag, from, to))
                .map(found -> body(from, to, found));
    }

    private Uni<Void> requireToRead(String project, String flag, String environment) {
        return caller.require(
                Action.FLAG_READ,
                ResourceNames.flag(project, environment, flag, caller.access().tags()));
    }

    private static JsonNode body(String from, String to, Comparison found) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("from", from)
                .put("fromVersion", found.from().version())
                .put("to", to)
                .put("toVersion", found.to().version());
        return object.setAll(InstructionJson.difference(found.from(), found.to()));
    }
}
