package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.Requires.Decided;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.adapter.json.CloneJson;
import dev.guidon.flag.copy.CloneFlag;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.ReadProjects;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// New flags that are like others.
@Path("/api/v1/projects/{project}/flags/{flag}/clone")
@Tag(name = "flags")
class CloneResource {
    private final CloneFlag cloneFlag;
    private final ReadProjects readProjects;
    private final Caller caller;
    private final FlagAnswer answer;
    private final RequestStamp stamp;

    CloneResource(
            CloneFlag cloneFlag, ReadProjects readProjects, Caller caller, FlagAnswer answer, RequestStamp stamp) {
        this.cloneFlag = cloneFlag;
        this.readProjects = readProjects;
        this.caller = caller;
        this.answer = answer;
        this.stamp = stamp;
    }

    @POST
    @Requires(value = Action.FLAG_CREATE, decided = Decided.BY_METHOD)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "cloneFlag",
            summary = "Make a new flag that is like another, with its settings in all or some environments, off unless"
                    + " said otherwise")
    @RequestBody(content = @Content(schema = @Schema(ref = "CloneOrder")))
    public Uni<RestResponse<JsonNode>> clone(
            @RestPath String project,
            @RestPath String flag,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun,
            @Nullable JsonNode body) {
        boolean dry = DryRun.read(dryRun);
        JsonNode document = Body.of(body);
        return requireToCreate(project, flag)
                .map(_ -> CloneJson.read(document, project, flag))
                .call(this::requireToConfigure)
                .chain(order -> cloneFlag.clone(order, dry, stamp.now(comment)))
                .map(clone -> ResponseBuilder.<JsonNode>create(dry ? 200 : 201)
                        .entity(answer.of(clone))
                        .build());
    }

    private Uni<Void> requireToCreate(String project, String flag) {
        ResourceName source =
                ResourceNames.flagOf(project, flag, caller.access().tags());
        return caller.require(Action.FLAG_CREATE, ResourceNames.flags(project))
                .chain(() -> caller.require(Action.FLAG_READ, source));
    }

    /// In each environment whose settings are cloned: to read them of the flag, and to write them for its clone.
    private Uni<Void> requireToConfigure(CloneFlag.Order order) {
        String project = order.projectKey();
        Set<String> tags = caller.access().tags();
        return readProjects
                .environments(project)
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .map(Environment::key)
                .map(key -> key.text())
                .filter(order::takes)
                .onItem()
                .transformToUniAndConcatenate(key -> caller.require(
                                Action.FLAG_READ, ResourceNames.flag(project, key, order.flagKey(), tags))
                        .chain(() -> caller.require(
                                Action.FLAG_UPDATE,
                                ResourceNames.flag(project, key, order.key().text(), tags))))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
