package dev.guidon.stats.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;

/// Computes one case. Whatever is wrong with it becomes its own line, so that the others still run.
record CaseRunner(Map<String, CaseMethod> methods) {
    CaseRunner {
        methods = Map.copyOf(methods);
    }

    /// `{"id", "actual"}`, or `{"id", "error": {"code", "message"}}`.
    ObjectNode run(JsonNode item) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("id", item.get("id"));
        try {
            return line.set("actual", actual(new Fields("case", item)));
        } catch (BadCase problem) {
            return failed(line, problem.code(), problem);
        } catch (IllegalArgumentException problem) {
            return failed(line, "invalid_case", problem);
        } catch (RuntimeException problem) {
            // A defect in one method must not take the other cases with it.
            return failed(line, "internal", problem);
        }
    }

    static ObjectNode unreadable(BadCase problem) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().putNull("id");
        return failed(line, problem.code(), problem);
    }

    private JsonNode actual(Fields item) {
        String name = item.text("method");
        CaseMethod method = methods.get(name);
        if (method == null) {
            throw new BadCase("unknown_method", "there is no method " + name + "; --methods lists them");
        }
        Fields parameters = item.has("parameters") ? item.object("parameters") : none("case.parameters");
        return Answers.json(method.run(new CaseInputs(item.object("inputs"), parameters)));
    }

    private static Fields none(String path) {
        return new Fields(path, JsonNodeFactory.instance.objectNode());
    }

    private static ObjectNode failed(ObjectNode line, String code, RuntimeException problem) {
        String message = Objects.requireNonNullElse(problem.getMessage(), problem.toString());
        line.putObject("error").put("code", code).put("message", message);
        return line;
    }
}
