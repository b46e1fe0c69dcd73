package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.approval.Plan;
import dev.guidon.flag.approval.Proposal;
import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.approval.Proposal.DefinitionChange;
import dev.guidon.flag.approval.Proposal.FlagChange;
import dev.guidon.flag.approval.Proposal.SegmentChange;
import dev.guidon.flag.approval.ProposalDraft;
import dev.guidon.flag.approval.ProposalDraft.ChangeDraft;
import dev.guidon.flag.approval.ProposalDraft.FlagDraft;
import dev.guidon.flag.approval.ProposalDraft.SegmentDraft;
import dev.guidon.flag.approval.ProposalDraft.WholeFlagDraft;
import dev.guidon.flag.definition.DefinitionPatch;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.segment.SegmentAddress;
import dev.guidon.flag.segment.SegmentPatch;
import dev.guidon.flag.segment.SegmentScope;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Proposals between JSON and the domain.
public final class ProposalJson {
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 1_000;
    private static final String FLAG = "flag";
    private static final String SEGMENT = "segment";
    private static final String SCOPE = "scope";
    private static final Map<String, Boolean> PROJECT_WIDE = Map.of("environment", false, "project", true);
    private static final String BASE_VERSION = "baseVersion";
    private static final String CONFIGURATION = "configuration";
    private static final String APPLY = "apply";
    private static final String WHEN = "when";
    private static final String RECURRING = "recurring";

    private ProposalJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong, but for the changes themselves.
    public static ProposalDraft read(JsonNode document, PatchSources sources) {
        return Place.read(document, place -> {
            place.object("title", "description", "changes", APPLY);
            String description = place.optional("description")
                    .filter(at -> !at.node().asText("x").isEmpty())
                    .map(at -> at.text(MAX_DESCRIPTION))
                    .orElse("");
            ProposalDraft draft = new ProposalDraft(
                    place.field("title").text(MAX_TITLE),
                    description,
                    changes(place.field("changes"), sources),
                    place.optional(APPLY).map(ProposalJson::plan).orElseGet(Plan.OnRequest::new));
            if (draft.plan() instanceof Plan.Recurring
                    && !draft.changes().stream().allMatch(FlagDraft.class::isInstance)) {
                place.field(APPLY).wrong("is for flags in an environment; a segment or a definition is changed once");
            }
            return draft;
        });
    }

    private static List<ChangeDraft> changes(Place place, PatchSources sources) {
        Set<String> named = new HashSet<>();
        List<ChangeDraft> changes = place.elements(Proposal.MAX_CHANGES).stream()
                .map(element ->
                        element.has(SEGMENT) ? segmentChange(element, named) : flagChange(element, named, sources))
                .toList();
        if (place.node().isArray() && place.node().isEmpty()) {
            place.wrong("is empty; name at least one change");
        }
        return changes;
    }

    private static ChangeDraft segmentChange(Place place, Set<String> named) {
        place.object(SEGMENT, SCOPE, BASE_VERSION, InstructionsDraft.INSTRUCTIONS);
        String segment = place.field(SEGMENT).text(Key::problemWith).orElse("");
        boolean projectWide =
                place.optional(SCOPE).flatMap(at -> at.word(PROJECT_WIDE)).orElse(false);
        if (!named.add(SEGMENT + projectWide + "/" + segment)) {
            place.field(SEGMENT).wrong("has a change already; put all of a segment into one");
        }
        return new SegmentDraft(segment, projectWide, baseVersion(place), SegmentInstructionsDraft.read(place));
    }

    private static Optional<Long> baseVersion(Place place) {
        return place.optional(BASE_VERSION).map(at -> (long) at.whole(1, Integer.MAX_VALUE));
    }

    private static ChangeDraft wholeFlagChange(Place place, Set<String> named) {
        place.object(FLAG, SCOPE, BASE_VERSION, InstructionsDraft.INSTRUCTIONS);
        String flag = place.field(FLAG).text(Key::problemWith).orElse("");
        if (!named.add(SCOPE + "/" + flag)) {
            place.field(FLAG).wrong("has a change as a whole already; put all of it into one");
        }
        return new WholeFlagDraft(flag, baseVersion(place), DefinitionInstructionsDraft.read(place));
    }

    private static ChangeDraft flagChange(Place place, Set<String> named, PatchSources sources) {
        if (place.node().path(SCOPE).asText().equals("project")) {
            return wholeFlagChange(place, named);
        }
        place.object(FLAG, SCOPE, BASE_VERSION, CONFIGURATION, InstructionsDraft.INSTRUCTIONS);
        place.optional(SCOPE).ifPresent(at -> at.word(PROJECT_WIDE));
        String flag = place.field(FLAG).text(Key::problemWith).orElse("");
        if (!named.add(flag)) {
            place.field(FLAG).wrong("has a change already; put all of a flag into one");
        }
        Optional<Long> base = baseVersion(place);
        if (place.has(CONFIGURATION)) {
            place.optional(InstructionsDraft.INSTRUCTIONS)
                    .ifPresent(at -> at.wrong("is either this or " + CONFIGURATION));
            return new WholeChange(
                    flag,
                    base,
                    new JsonConfigurationDraft(place.field(CONFIGURATION).node()),
                    place.field(CONFIGURATION).pointer(),
                    sources);
        }
        return new InstructedChange(flag, base, InstructionsDraft.read(place, sources));
    }

    private static Plan plan(Place place) {
        String when = place.field(WHEN)
                .word(Map.of(
                        "on_request", "on_request", "on_approval", "on_approval", "at", "at", RECURRING, RECURRING))
                .orElse("");
        return switch (when) {
            case "at" -> new Plan.At(MomentJson.instant(place.object(WHEN, "at").field("at")));
            case RECURRING -> {
                place.object(WHEN, MomentJson.CRON, MomentJson.TIME_ZONE, ScheduleJson.LATEST);
                place.field(MomentJson.CRON).text(MAX_TITLE);
                yield new Plan.Recurring(ScheduleJson.timing(place));
            }
            case "on_approval" -> {
                place.object(WHEN);
                yield new Plan.OnApproval();
            }
            default -> {
                place.object(WHEN);
                yield new Plan.OnRequest();
            }
        };
    }

    static ObjectNode write(Plan plan) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return switch (plan) {
            case Plan.OnRequest() -> object.put(WHEN, "on_request");
            case Plan.OnApproval() -> object.put(WHEN, "on_approval");
            case Plan.At(var at) -> object.put(WHEN, "at").put("at", at.toString());
            case Plan.Recurring(var timing) -> {
                object.put(WHEN, RECURRING);
                ScheduleJson.write(timing, object);
                yield object;
            }
        };
    }

    static Plan plan(JsonNode stored) {
        return Place.read(stored, ProposalJson::plan);
    }

    static ArrayNode write(List<Change> changes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> array.add(write(change)));
        return array;
    }

    static ObjectNode write(Change change) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return switch (change) {
            case FlagChange flag ->
                object.put(FLAG, flag.flagKey())
                        .put(BASE_VERSION, flag.baseVersion())
                        .set(InstructionsDraft.INSTRUCTIONS, InstructionsDraft.write(flag.patch()));
            case DefinitionChange flag ->
                object.put(FLAG, flag.flagKey())
                        .put(SCOPE, "project")
                        .put(BASE_VERSION, flag.baseVersion())
                        .set(InstructionsDraft.INSTRUCTIONS, instructions(flag.patch()));
            case SegmentChange segment ->
                object.put(SEGMENT, segment.address().segmentKey())
                        .put(SCOPE, segment.isProjectWide() ? "project" : "environment")
                        .put(BASE_VERSION, segment.baseVersion())
                        .set(InstructionsDraft.INSTRUCTIONS, instructions(segment.patch()));
        };
    }

    private static JsonNode instructions(SegmentPatch patch) {
        return patch instanceof SegmentInstructionsDraft sent ? sent.instructions() : ValueJson.write(patch.value());
    }

    private static JsonNode instructions(DefinitionPatch patch) {
        return patch instanceof DefinitionInstructionsDraft sent ? sent.instructions() : ValueJson.write(patch.value());
    }

    /// @param address of the request
    static Change change(JsonNode stored, EnvironmentAddress address, PatchSources sources) {
        JsonNode instructions = stored.path(InstructionsDraft.INSTRUCTIONS);
        long base = stored.path(BASE_VERSION).asLong();
        if (stored.has(SEGMENT)) {
            SegmentScope scope = stored.path(SCOPE).asText().equals("project")
                    ? SegmentScope.project(address.projectKey())
                    : SegmentScope.environment(address.projectKey(), address.environmentKey());
            return new SegmentChange(
                    new SegmentAddress(scope, stored.path(SEGMENT).asText()),
                    base,
                    SegmentInstructionsDraft.stored(instructions));
        }
        if (stored.has(SCOPE)) {
            return new DefinitionChange(
                    stored.path(FLAG).asText(), base, DefinitionInstructionsDraft.stored(instructions));
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.set(InstructionsDraft.INSTRUCTIONS, instructions);
        return new FlagChange(stored.path(FLAG).asText(), base, InstructionsDraft.stored(patch, sources));
    }
}
