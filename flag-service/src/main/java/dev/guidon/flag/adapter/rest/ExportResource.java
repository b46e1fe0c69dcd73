package dev.guidon.flag.adapter.rest;

import dev.guidon.engine.flagd.ExportedSegment;
import dev.guidon.engine.flagd.FlagdExport;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.adapter.json.BundleJson;
import dev.guidon.flag.adapter.yaml.YamlText;
import dev.guidon.flag.exchange.EnvironmentContent;
import dev.guidon.flag.exchange.ReadEnvironment;
import dev.guidon.flag.identity.EnvironmentKey;
import dev.guidon.flag.identity.ListKeys;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Whole environments and projects as documents. The same content gives the same text.
@Path("/api/v1/projects/{project}")
@Tag(name = "exchange")
class ExportResource {
    static final String YAML = "application/yaml";

    private final ReadEnvironment readEnvironment;
    private final ListKeys listKeys;
    private final Offload offload;
    private final Caller caller;

    ExportResource(ReadEnvironment readEnvironment, ListKeys listKeys, Offload offload, Caller caller) {
        this.caller = caller;
        this.readEnvironment = readEnvironment;
        this.listKeys = listKeys;
        this.offload = offload;
    }

    @GET
    @Path("environments/{environment}/export/flagd")
    @Requires({Action.FLAG_READ, Action.SEGMENT_READ})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write the flags of an environment as a document of OpenFeature flagd")
    public Uni<RestResponse<String>> flagd(
            @RestPath String project,
            @RestPath String environment,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) Optional<String> known) {
        return readEnvironment
                .content(project, environment)
                .chain(content ->
                        offload.run(() -> FlagdExport.of(content.flags(), segments(content), metadata(content))))
                .map(text -> TaggedText.of(text, known));
    }

    private static List<ExportedSegment> segments(EnvironmentContent content) {
        return content.segments().stream()
                .map(segment -> new ExportedSegment(
                        segment.key(),
                        segment.rules(),
                        segment.included().few(),
                        segment.excluded().few(),
                        segment.lists().findAny().isEmpty()))
                .toList();
    }

    private static Map<String, String> metadata(EnvironmentContent content) {
        return Map.of("flagSetId", content.environment().id());
    }

    @GET
    @Path("environments/{environment}/export")
    @Requires({Action.FLAG_READ, Action.SEGMENT_READ})
    @Produces(YAML)
    @Operation(summary = "Write an environment as a YAML bundle, which can be put back")
    public Uni<RestResponse<String>> environment(
            @RestPath String project,
            @RestPath String environment,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) Optional<String> known) {
        return keys(project, environment)
                .chain(keys -> readEnvironment
                        .content(project, environment)
                        .chain(content -> offload.run(() -> YamlText.of(BundleJson.environment(content, keys)))))
                .map(text -> TaggedText.of(text, known));
    }

    /// None for those who may not know of them.
    private Uni<List<EnvironmentKey>> keys(String project, String environment) {
        boolean shown = caller.sees(
                Action.KEY_READ,
                ResourceNames.environment(project, environment).with(ResourceType.KEY, ResourceName.ALL));
        return shown ? listKeys.list(project, environment) : Uni.createFrom().item(List.of());
    }

    @GET
    @Path("export")
    @Requires({Action.FLAG_READ, Action.SEGMENT_READ})
    @Produces(YAML)
    @Operation(summary = "Write a project with all its environments as YAML")
    public Uni<RestResponse<String>> project(
            @RestPath String project, @RestHeader(HttpHeaders.IF_NONE_MATCH) Optional<String> known) {
        return readEnvironment
                .contents(project)
                .map(ExportResource::refuseNone)
                .call(contents -> requireSegments(project, contents))
                .chain(contents -> offload.run(() -> YamlText.of(BundleJson.project(contents))))
                .map(text -> TaggedText.of(text, known));
    }

    /// A denial in one environment is none in the project as a whole.
    private Uni<Void> requireSegments(String project, List<EnvironmentContent> contents) {
        return Multi.createFrom()
                .iterable(contents)
                .map(content -> content.environment().key().text())
                .onItem()
                .transformToUniAndConcatenate(environment -> caller.require(
                        Action.SEGMENT_READ,
                        ResourceNames.environment(project, environment).with(ResourceType.SEGMENT, ResourceName.ALL)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<EnvironmentContent> refuseNone(List<EnvironmentContent> contents) {
        if (contents.isEmpty()) {
            throw new FailureException(
                    new Failure.Conflict("no_environment", "the project has no environment yet; create one first"));
        }
        return contents;
    }
}
