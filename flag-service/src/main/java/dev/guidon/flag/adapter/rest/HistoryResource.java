package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.adapter.json.ConfigurationJson;
import dev.guidon.flag.adapter.json.InstructionJson;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ChangeConfiguration.Target;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.history.ReadHistory;
import dev.guidon.flag.history.RecordedConfiguration;
import dev.guidon.flag.history.RecordedVersion;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/// Every version that the configuration of a flag in an environment ever had.
@Path("/api/v1/projects/{project}/environments/{environment}/flags/{flag}/versions")
@Tag(name = "history")
class HistoryResource {
    private final ReadHistory readHistory;
    private final ChangeConfiguration changeConfiguration;
    private final ConfigurationPreview preview;
    private final RequestStamp stamp;

    HistoryResource(
            ReadHistory readHistory,
            ChangeConfiguration changeConfiguration,
            ConfigurationPreview preview,
            RequestStamp stamp) {
        this.preview = preview;
        this.readHistory = readHistory;
        this.changeConfiguration = changeConfiguration;
        this.stamp = stamp;
    }

    record VersionBody(long version, Instant changedAt, String changedBy, String comment) {
        static VersionBody of(RecordedVersion recorded) {
            return new VersionBody(
                    recorded.version(),
                    recorded.stamp().at(),
                    recorded.stamp().actor().id(),
                    recorded.stamp().comment());
        }
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Operation(summary = "List the versions of a configuration, newest first")
    public Uni<PageBody<VersionBody>> list(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestQuery @DefaultValue("50") int limit,
            @RestQuery @DefaultValue("") String after) {
        return readHistory
                .page(new FlagAddress(project, environment, flag), PageBody.request(limit, after))
                .map(page -> PageBody.of(page, VersionBody::of));
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Path("{version}")
    @Operation(summary = "Read a configuration as it was in a version")
    public Uni<JsonNode> get(
            @RestPath String project, @RestPath String environment, @RestPath String flag, @RestPath String version) {
        return readHistory
                .version(new FlagAddress(project, environment, flag), VersionNumber.ofPath(version))
                .map(HistoryResource::body);
    }

    private static JsonNode body(RecordedConfiguration found) {
        RecordedVersion recorded = found.recorded();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("version", recorded.version())
                .put("changedAt", recorded.stamp().at().toString())
                .put("changedBy", recorded.stamp().actor().id())
                .put("comment", recorded.stamp().comment());
        return object.set("configuration", ConfigurationJson.write(found.configuration()));
    }

    @GET
    @Requires(Action.FLAG_READ)
    @Path("{version}/diff")
    @Operation(summary = "Tell what leads from a version to another, as instructions that PATCH takes")
    public Uni<JsonNode> diff(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestPath String version,
            @RestQuery @DefaultValue("") String to) {
        return readHistory
                .pair(
                        new FlagAddress(project, environment, flag),
                        VersionNumber.ofPath(version),
                        VersionNumber.ofQuery("to", to))
                .map(HistoryResource::body);
    }

    private static JsonNode body(ReadHistory.Pair pair) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("from", pair.from().recorded().version())
                .put("to", pair.to().recorded().version());
        return object.setAll(InstructionJson.difference(
                pair.from().configuration(), pair.to().configuration()));
    }

    @POST
    @Requires({Action.FLAG_UPDATE, Action.FLAG_TOGGLE})
    @Path("{version}/restore")
    @Operation(summary = "Make a version the current configuration again, as a new version; If-Match as with PUT")
    public Uni<RestResponse<JsonNode>> restore(
            @RestPath String project,
            @RestPath String environment,
            @RestPath String flag,
            @RestPath String version,
            @RestHeader(HttpHeaders.IF_MATCH) Optional<String> expected,
            @RestQuery @DefaultValue("") String comment,
            @RestQuery @DefaultValue("false") @Schema(ref = "DryRun") String dryRun) {
        FlagAddress address = new FlagAddress(project, environment, flag);
        Target target = new Target(address, Optional.of(VersionTag.read(expected)));
        long number = VersionNumber.ofPath(version);
        boolean dry = DryRun.read(dryRun);
        Stamp now = stamp.now(comment).orComment("restore version " + number);
        return readHistory
                .draft(address, number)
                .chain(draft -> dry ? preview.of(target, draft) : change(target, draft, now));
    }

    private Uni<RestResponse<JsonNode>> change(Target target, ConfigurationDraft draft, Stamp now) {
        return changeConfiguration
                .change(target, draft, now)
                .map(changed -> ConfigurationAnswer.of(changed.configuration(), changed.sequence()));
    }
}
