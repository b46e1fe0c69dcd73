package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.approval.Plan;
import dev.guidon.flag.approval.Proposal;
import dev.guidon.flag.approval.Proposal.Change;
import dev.guidon.flag.approval.ProposalDraft;
import dev.guidon.flag.approval.ProposalDraft.ChangeDraft;
import dev.guidon.flag.project.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Proposals between JSON and the domain.
public final class ProposalJson {
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 1_000;
    private static final String FLAG = "flag";
    private static final String BASE_VERSION = "baseVersion";
    private static final String CONFIGURATION = "configuration";
    private static final String APPLY = "apply";
    private static final String WHEN = "when";
    private static final String RECURRING = "recurring";

    private ProposalJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong, but for the changes themselves.
    public static ProposalDraft read(JsonNode document) {
        return Place.read(document, place -> {
            place.object("title", "description", "changes", APPLY);
            String description = place.optional("description")
                    .filter(at -> !at.node().asText("x").isEmpty())
                    .map(at -> at.text(MAX_DESCRIPTION))
                    .orElse("");
            return new ProposalDraft(
                    place.field("title").text(MAX_TITLE),
                    description,
                    changes(place.field("changes")),
                    place.optional(APPLY).map(ProposalJson::plan).orElseGet(Plan.OnRequest::new));
        });
    }

    private static List<ChangeDraft> changes(Place place) {
        Set<String> flags = new HashSet<>();
        List<ChangeDraft> changes = place.elements(Proposal.MAX_CHANGES).stream()
                .map(element -> change(element, flags))
                .toList();
        if (place.node().isArray() && place.node().isEmpty()) {
            place.wrong("is empty; name at least one change");
        }
        return changes;
    }

    private static ChangeDraft change(Place place, Set<String> flags) {
        place.object(FLAG, BASE_VERSION, CONFIGURATION, InstructionsDraft.INSTRUCTIONS);
        String flag = place.field(FLAG).text(Key::problemWith).orElse("");
        if (!flags.add(flag)) {
            place.field(FLAG).wrong("has a change already; put all of a flag into one");
        }
        var base = place.optional(BASE_VERSION).map(at -> (long) at.whole(1, Integer.MAX_VALUE));
        if (place.has(CONFIGURATION)) {
            place.optional(InstructionsDraft.INSTRUCTIONS)
                    .ifPresent(at -> at.wrong("is either this or " + CONFIGURATION));
            return new WholeChange(
                    flag,
                    base,
                    new JsonConfigurationDraft(place.field(CONFIGURATION).node()),
                    place.field(CONFIGURATION).pointer());
        }
        return new InstructedChange(flag, base, InstructionsDraft.read(place));
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
        return JsonNodeFactory.instance
                .objectNode()
                .put(FLAG, change.flagKey())
                .put(BASE_VERSION, change.baseVersion())
                .set(InstructionsDraft.INSTRUCTIONS, InstructionsDraft.write(change.patch()));
    }

    static Change change(JsonNode stored) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.set(InstructionsDraft.INSTRUCTIONS, stored.path(InstructionsDraft.INSTRUCTIONS));
        return new Change(
                stored.path(FLAG).asText(), stored.path(BASE_VERSION).asLong(), InstructionsDraft.stored(patch));
    }
}
