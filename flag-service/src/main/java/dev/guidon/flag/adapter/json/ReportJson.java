package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.batch.Line;
import dev.guidon.flag.batch.Obstacle;
import dev.guidon.flag.batch.Outcome;
import dev.guidon.flag.batch.Report;
import dev.guidon.kit.failure.Failure;
import java.util.stream.Collectors;

/// What becomes of many flags, as JSON.
public final class ReportJson {
    private static final String ACTION = "action";

    private ReportJson() {}

    public static ObjectNode write(Report report, boolean dryRun) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("dryRun", dryRun)
                .put("changed", report.changed())
                .put("unchanged", report.unchanged())
                .put("blocked", report.blocked());
        if (!report.segments().isEmpty()) {
            report.segments().forEach(object.putArray("segments")::add);
        }
        ArrayNode flags = object.putArray("flags");
        report.lines().forEach(line -> flags.add(write(line)));
        return object;
    }

    private static ObjectNode write(Line line) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("flag", line.flagKey());
        switch (line.outcome()) {
            case Outcome.Unchanged() -> object.put(ACTION, "none");
            case Outcome.Created(var definition, var configuration) -> {
                object.put(ACTION, "create");
                object.set("definition", DefinitionJson.write(definition));
                object.set("configuration", ConfigurationJson.write(configuration));
            }
            case Outcome.Configured configured -> write(configured, object.put(ACTION, "change"));
            case Outcome.Defined(var before, var after) ->
                object.put(ACTION, "change")
                        .put("version", before.version())
                        .setAll(DefinitionInstructionJson.difference(before, after));
            case Outcome.Stopped(var obstacles, var intended) -> {
                ArrayNode array = object.put(ACTION, "blocked").putArray("obstacles");
                obstacles.forEach(obstacle -> array.add(write(obstacle)));
                intended.ifPresent(configured -> write(configured, object));
            }
        }
        if (!line.notes().isEmpty()) {
            line.notes().forEach(object.putArray("notes")::add);
        }
        return object;
    }

    private static void write(Outcome.Configured configured, ObjectNode into) {
        into.put("version", configured.before().version())
                .setAll(InstructionJson.difference(configured.before(), configured.after()));
    }

    static JsonNode write(Obstacle obstacle) {
        Failure failure = obstacle.failure();
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", failure.code())
                .put("detail", failure instanceof Failure.Invalid invalid ? detail(invalid) : failure.detail());
    }

    private static String detail(Failure.Invalid invalid) {
        return invalid.violations().stream()
                .map(violation -> violation.field() + ": " + violation.message())
                .collect(Collectors.joining("; "));
    }
}
