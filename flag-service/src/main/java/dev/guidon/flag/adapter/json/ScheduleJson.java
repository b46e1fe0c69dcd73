package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.schedule.Schedule;
import dev.guidon.flag.schedule.Schedule.Task;
import dev.guidon.flag.schedule.ScheduleDraft;
import dev.guidon.flag.schedule.ScheduledRun;
import dev.guidon.flag.schedule.Timing;
import dev.guidon.flag.schedule.Timing.Again;
import dev.guidon.flag.schedule.Timing.Once;
import dev.guidon.flag.schedule.Timing.When;
import dev.guidon.flag.schedule.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Schedules between JSON and the domain.
public final class ScheduleJson {
    static final String AT = "at";
    static final String LATEST = "latest";
    private static final String FLAG = "flag";
    private static final String COMMENT = "comment";

    private ScheduleJson() {}

    /// Throws a `FailureException` of `Invalid` that lists everything that is wrong, but for the instructions.
    public static ScheduleDraft read(JsonNode document, PatchSources sources) {
        return Place.read(document, place -> {
            place.object(AT, MomentJson.CRON, MomentJson.TIME_ZONE, LATEST, COMMENT, InstructionsDraft.INSTRUCTIONS);
            String comment = place.optional(COMMENT).map(CommentJson::read).orElse("");
            return new ScheduleDraft(new Task(InstructionsDraft.read(place, sources), comment), timing(place));
        });
    }

    /// The fields `at`, or `cron` and `timeZone`, and `latest`.
    static Timing timing(Place place) {
        Duration latest = place.optional(LATEST)
                .map(at -> MomentJson.duration(at, Timing.MIN_LATEST, Timing.MAX_LATEST))
                .orElse(Timing.STANDARD_LATEST);
        return new Timing(when(place), latest);
    }

    private static When when(Place place) {
        if (place.has(MomentJson.CRON)) {
            place.optional(AT).ifPresent(at -> at.wrong("is either this or cron"));
            return MomentJson.recurrence(place).<When>map(Again::new).orElseGet(() -> new Once(Instant.EPOCH));
        }
        place.optional(MomentJson.TIME_ZONE).ifPresent(zone -> zone.wrong("belongs to cron; an instant has its own"));
        return new Once(MomentJson.instant(place.field(AT)));
    }

    static void write(Timing timing, ObjectNode into) {
        switch (timing.when()) {
            case Once(var at) -> into.put(AT, at.toString());
            case Again(var recurrence) ->
                into.put(MomentJson.CRON, recurrence.cron())
                        .put(MomentJson.TIME_ZONE, recurrence.zone().getId());
        }
        into.put(LATEST, timing.latest().toString());
    }

    /// @param upcoming its next occurrences
    public static ObjectNode write(Schedule schedule, List<Instant> upcoming) {
        Schedule.Head head = schedule.head();
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("id", head.id())
                .put(FLAG, head.address().flagKey())
                .put("status", Words.of(schedule.progress().status()))
                .put("author", head.author().id())
                .put("createdAt", head.createdAt().toString());
        head.changeRequest().ifPresent(id -> object.put("changeRequest", id));
        write(schedule.timing(), object);
        object.put(COMMENT, schedule.task().comment());
        object.set(
                InstructionsDraft.INSTRUCTIONS,
                InstructionsDraft.write(schedule.task().patch()));
        ArrayNode moments = object.putArray("upcoming");
        upcoming.forEach(moment -> moments.add(moment.toString()));
        if (schedule.isOpen()
                && schedule.progress().lookAt().isAfter(schedule.progress().dueAt())) {
            object.put("waitsUntil", schedule.progress().lookAt().toString());
        }
        return object;
    }

    public static ObjectNode write(Schedule schedule, List<Instant> upcoming, List<Warning> warnings) {
        ObjectNode object = write(schedule, upcoming);
        ArrayNode array = object.putArray("warnings");
        warnings.forEach(
                warning -> array.addObject().put("code", warning.code()).put("detail", warning.detail()));
        return object;
    }

    public static ObjectNode write(ScheduledRun run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dueAt", run.dueAt().toString())
                .put("at", run.at().toString())
                .put("outcome", Words.of(run.outcome()))
                .put("detail", run.detail());
    }
}
