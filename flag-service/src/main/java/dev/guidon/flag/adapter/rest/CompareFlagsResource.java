package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.adapter.json.ComparisonJson;
import dev.guidon.flag.copy.CompareFlags;
import dev.guidon.flag.edit.EnvironmentAddress;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// All flags of an environment against those of another, of the same project or not.
@Path("/api/v1/projects/{project}/environments/{environment}/diff")
@Tag(name = "history")
class CompareFlagsResource {
    private final CompareFlags compareFlags;
    private final CallerPermits permits;

    CompareFlagsResource(CompareFlags compareFlags, CallerPermits permits) {
        this.compareFlags = compareFlags;
        this.permits = permits;
    }

    @GET
    @Requires(value = Action.FLAG_READ, decided = Decided.BY_ITEM)
    @Operation(
            operationId = "compareFlags",
            summary =
                    "List the flags that differ from those of another environment, with the instructions that make the"
                            + " first like the other")
    public Uni<JsonNode> diff(
            @RestPath String project,
            @RestPath String environment,
            @RestQuery @DefaultValue("") String to,
            @RestQuery Optional<String> toProject,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        EnvironmentAddress first = new EnvironmentAddress(project, environment);
        EnvironmentAddress second = new EnvironmentAddress(toProject.orElse(project), to);
        return compareFlags
                .compare(first, second, permits.present(), PageBody.request(limit, after))
                .map(comparison -> ComparisonJson.write(first, second, comparison));
    }
}
