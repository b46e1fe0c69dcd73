package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.copy.CompareFlags.Comparison;
import dev.guidon.flag.copy.Compared;
import dev.guidon.flag.copy.ComparedSegment;
import dev.guidon.flag.edit.EnvironmentAddress;

/// Two environments side by side, as JSON.
public final class ComparisonJson {
    private ComparisonJson() {}

    public static ObjectNode write(EnvironmentAddress from, EnvironmentAddress to, Comparison comparison) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        write(from, object.putObject("from"));
        write(to, object.putObject("to"));
        object.put("compared", comparison.compared()).put("differing", comparison.differing());
        ArrayNode items = object.putArray("items");
        comparison.page().items().forEach(compared -> items.add(write(compared)));
        comparison.page().next().ifPresent(next -> object.put("next", next));
        ArrayNode segments = object.putArray("segments");
        comparison.segments().forEach(segment -> segments.add(write(segment)));
        return object;
    }

    private static ObjectNode write(ComparedSegment segment) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("segment", segment.segmentKey());
        if (segment.first().isEmpty() || segment.second().isEmpty()) {
            return object.put("state", segment.first().isPresent() ? "only_in_from" : "only_in_to");
        }
        object.put("state", "differs")
                .put("listsDiffer", segment.listsDiffer())
                .setAll(SegmentInstructionJson.difference(
                        segment.first().get().content(), segment.second().get().content()));
        return object;
    }

    private static void write(EnvironmentAddress address, ObjectNode into) {
        into.put("project", address.projectKey()).put("environment", address.environmentKey());
    }

    private static ObjectNode write(Compared compared) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("flag", compared.flagKey());
        switch (compared) {
            case Compared.OneSided(var flag, var inFirst) ->
                object.put("state", inFirst ? "only_in_from" : "only_in_to").put("type", Words.of(flag.type()));
            case Compared.Both both -> {
                object.put("state", "differs")
                        .put("fromVersion", both.first().version())
                        .put("toVersion", both.secondVersion())
                        .setAll(InstructionJson.difference(both.first(), both.second()));
                ObjectNode definition = DefinitionInstructionJson.difference(both.firstFlag(), both.secondFlag());
                if (!definition.path("instructions").isEmpty()) {
                    object.set("definition", definition);
                }
                if (!both.otherwise().isEmpty()) {
                    ArrayNode obstacles = object.putArray("obstacles");
                    both.otherwise().forEach(obstacle -> obstacles.add(ReportJson.write(obstacle)));
                }
            }
        }
        return object;
    }
}
