package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.adapter.json.TriggerJson;
import dev.guidon.flag.trigger.RunTrigger;
import dev.guidon.flag.trigger.TriggerToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The addresses that triggers are called by. Only POST, so that no preview of a link calls one.
@Path("/api/v1/triggers/{token}")
@Tag(name = "triggers")
class TriggerCallResource {
    private final RunTrigger runTrigger;

    TriggerCallResource(RunTrigger runTrigger) {
        this.runTrigger = runTrigger;
    }

    @POST
    @Anyone(because = "the token in the path is the credential; without it the answer is 404")
    @SecurityRequirements
    @Operation(summary = "Do what a trigger is for, and tell what that changed; whatever body comes is not looked at")
    public Uni<JsonNode> run(@RestPath String token) {
        return runTrigger.run(new TriggerToken(token)).map(TriggerJson::write);
    }
}
