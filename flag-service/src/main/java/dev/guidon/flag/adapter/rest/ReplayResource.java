package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.JsonReplayQuestion;
import dev.guidon.flag.adapter.json.ReplayJson;
import dev.guidon.flag.replay.EvaluateAsOf;
import dev.guidon.flag.replay.EvaluateAsOf.Question;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Decisions as of an earlier instant or version. Asks and changes nothing, although it is a POST: a subject does not
/// fit into a URL.
@Path("/api/v1/projects/{project}/environments/{environment}/evaluate")
@Tag(name = "history")
class ReplayResource {
    private final EvaluateAsOf evaluateAsOf;
    private final InstantSource clock;

    ReplayResource(EvaluateAsOf evaluateAsOf, InstantSource clock) {
        this.evaluateAsOf = evaluateAsOf;
        this.clock = clock;
    }

    @POST
    @Requires(Action.FLAG_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Decide flags for a subject as of an instant or a version, and tell what differs from now and why")
    @RequestBody(content = @Content(schema = @Schema(ref = "ReplayQuestion")))
    public Uni<JsonNode> evaluate(@RestPath String project, @RestPath String environment, @Nullable JsonNode body) {
        JsonReplayQuestion question = JsonReplayQuestion.read(Body.of(body), clock.instant());
        return evaluateAsOf
                .evaluate(new Question(project, environment, question.subject(), question.moment()))
                .map(ReplayJson::write);
    }
}
