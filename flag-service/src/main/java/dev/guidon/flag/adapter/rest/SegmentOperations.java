package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.access.Visible;
import dev.guidon.flag.adapter.json.JsonNewSegment;
import dev.guidon.flag.adapter.json.JsonSegmentDraft;
import dev.guidon.flag.adapter.json.JsonSegmentPatch;
import dev.guidon.flag.adapter.json.SegmentJson;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.segment.ChangeSegment;
import dev.guidon.flag.segment.ChangeSegment.Target;
import dev.guidon.flag.segment.CreateSegment;
import dev.guidon.flag.segment.EndSegment;
import dev.guidon.flag.segment.ReadSegments;
import dev.guidon.flag.segment.Reference;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentDraft;
import dev.guidon.flag.segment.SegmentQuery;
import dev.guidon.flag.segment.SegmentScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What the endpoints of an environment's segments and those of a project's have in common: all but their paths.
@ApplicationScoped
class SegmentOperations {
    private final CreateSegment createSegment;
    private final ChangeSegment changeSegment;
    private final EndSegment endSegment;
    private final ReadSegments readSegments;
    private final Caller caller;
    private final SegmentPreview preview;
    private final DryRuns dryRuns;
    private final RequestStamp stamp;

    SegmentOperations(
            CreateSegment createSegment,
            ChangeSegment changeSegment,
            EndSegment endSegment,
            ReadSegments readSegments,
            Caller caller,
            SegmentPreview preview,
            DryRuns dryRuns,
            RequestStamp stamp) {
        this.caller = caller;
        this.createSegment = createSegment;
        this.changeSegment = changeSegment;
        this.endSegment = endSegment;
        this.readSegments = readSegments;
        this.preview = preview;
        this.dryRuns = dryRuns;
        this.stamp = stamp;
    }

    /// What the query of a request says besides what it is about.
    record Wish(Optional<String> expected, String comment, String dryRun) {}

    /// What the query of a request says that needs no version.
    record Try(String comment, String dryRun) {}

    Uni<RestResponse<JsonNode>> create(SegmentScope scope, @Nullable JsonNode body, Try wish) {
        RestResponse.Status status = DryRun.read(wish.dryRun()) ? RestResponse.Status.OK : RestResponse.Status.CREATED;
        JsonNewSegment draft = new JsonNewSegment(Body.of(body));
        return dryRuns.run(wish.dryRun(), () -> createSegment.create(scope, draft, stamp.now(wish.comment())))
                .map(created -> SegmentAnswer.of(status, created));
    }

    /// Which segments of a list to show.
    ///
    /// @param place environment or project
    Visible visible(ResourceName place) {
        return caller.visible(Action.SEGMENT_READ, place.with(ResourceType.SEGMENT, ResourceName.ALL));
    }

    Uni<PageBody<JsonNode>> list(SegmentScope scope, SegmentQuery query, int limit, String after) {
        return readSegments
                .page(scope, query, PageBody.request(limit, after))
                .map(page -> PageBody.of(page, SegmentJson::write));
    }

    Uni<RestResponse<JsonNode>> get(SegmentAddress address) {
        return readSegments.segment(address).map(found -> SegmentAnswer.of(found.definition()));
    }

    Uni<RestResponse<JsonNode>> put(SegmentAddress address, Wish wish, @Nullable JsonNode body) {
        Target target = new Target(address, Optional.of(VersionTag.read(wish.expected())));
        return apply(target, new JsonSegmentDraft(Body.of(body)), wish.dryRun(), stamp.now(wish.comment()));
    }

    Uni<RestResponse<JsonNode>> patch(SegmentAddress address, Wish wish, @Nullable JsonNode body) {
        Target target = new Target(address, wish.expected().map(Optional::of).map(VersionTag::read));
        JsonSegmentPatch draft = new JsonSegmentPatch(Body.of(body));
        return apply(target, draft, wish.dryRun(), stamp.now(draft.comment()));
    }

    private Uni<RestResponse<JsonNode>> apply(Target target, SegmentDraft draft, String dryRun, Stamp change) {
        return DryRun.read(dryRun)
                ? preview.of(target, draft)
                : changeSegment
                        .change(target, draft, change)
                        .map(changed -> SegmentAnswer.of(RestResponse.Status.OK, changed));
    }

    Uni<JsonNode> archive(SegmentAddress address, Try wish) {
        return dryRuns.run(wish.dryRun(), () -> endSegment.archive(address, stamp.now(wish.comment())))
                .map(SegmentJson::write);
    }

    Uni<JsonNode> unarchive(SegmentAddress address, Try wish) {
        return dryRuns.run(wish.dryRun(), () -> endSegment.unarchive(address, stamp.now(wish.comment())))
                .map(SegmentJson::write);
    }

    Uni<Void> delete(SegmentAddress address, Try wish) {
        return dryRuns.run(wish.dryRun(), () -> endSegment.delete(address, stamp.now(wish.comment())));
    }

    Uni<JsonNode> references(SegmentAddress address) {
        return readSegments
                .references(address)
                .map(found -> SegmentAnswer.of(found.stream()
                        .filter(reference -> sees(address.scope().projectKey(), reference))
                        .toList()));
    }

    private boolean sees(String project, Reference reference) {
        ResourceName place = reference
                .environment()
                .map(environment -> ResourceNames.environment(project, environment))
                .orElseGet(() -> ResourceName.project(project));
        return switch (reference.kind()) {
            case FLAG ->
                caller.grants().allowWhateverTags(Action.FLAG_READ, place.with(ResourceType.FLAG, reference.key()));
            case SEGMENT ->
                caller.grants()
                        .allowWhateverTags(Action.SEGMENT_READ, place.with(ResourceType.SEGMENT, reference.key()));
        };
    }

    Uni<PageBody<JsonNode>> versions(SegmentAddress address, int limit, String after) {
        return readSegments
                .versions(address, PageBody.request(limit, after))
                .map(page -> PageBody.of(page, SegmentAnswer::of));
    }

    Uni<JsonNode> version(SegmentAddress address, String version) {
        return readSegments.version(address, VersionNumber.ofPath(version)).map(SegmentAnswer::whole);
    }

    Uni<JsonNode> diff(SegmentAddress address, String version, String to) {
        return readSegments
                .pair(address, VersionNumber.ofPath(version), VersionNumber.ofQuery("to", to))
                .map(SegmentAnswer::of);
    }

    /// Rules, units, name, description and tags come back. Imported lists stay as they are: an import brings back what
    /// the export of a revision gave.
    Uni<RestResponse<JsonNode>> restore(SegmentAddress address, String version, Wish wish) {
        Target target = new Target(address, Optional.of(VersionTag.read(wish.expected())));
        long number = VersionNumber.ofPath(version);
        Stamp change = stamp.now(wish.comment()).orComment("restore version " + number);
        return readSegments
                .version(address, number)
                .chain(found -> apply(target, _ -> found.content(), wish.dryRun(), change));
    }
}
