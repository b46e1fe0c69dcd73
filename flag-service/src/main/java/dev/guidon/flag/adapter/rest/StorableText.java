package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses what cannot be kept: PostgreSQL stores no U+0000, and half of a surrogate pair has no UTF-8 form.
class StorableText {
    private static final int MAX_VIOLATIONS = 100;

    @ServerRequestFilter
    public void check(UriInfo uri) {
        // Percent-encoded is the only form that it can have there.
        if (uri.getRequestUri().toString().contains("%00")) {
            throw new FailureException(new Failure.Malformed("uri", "the path or the query holds U+0000"));
        }
    }

    /// Throws a `FailureException` of `Invalid` that lists every such text of a document.
    static void check(JsonNode document) {
        List<Violation> violations = new ArrayList<>();
        collect("", document, violations);
        if (!violations.isEmpty()) {
            throw new FailureException(new Failure.Invalid(violations));
        }
    }

    private static void collect(String pointer, JsonNode node, List<Violation> violations) {
        if (violations.size() >= MAX_VIOLATIONS) {
            return;
        }
        if (node.isTextual() && !isStorable(node.textValue())) {
            violations.add(new Violation(pointer, "holds U+0000 or half of a surrogate pair"));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(pointer + "/" + i, node.get(i), violations);
        }
        node.properties().forEach(field -> {
            if (isStorable(field.getKey())) {
                collect(pointer + "/" + field.getKey(), field.getValue(), violations);
            } else {
                violations.add(
                        new Violation(pointer, "has a field whose name holds U+0000 or half of a surrogate pair"));
            }
        });
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
