package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A value in a JSON document that knows where it stands, and notes there what is wrong with it.
///
/// Every read gives something to go on with. Where the value is missing or wrong, that is noted and a stand-in is
/// given, so that one pass finds everything; [#read] lets no stand-in out.
record Place(JsonNode node, String pointer, Findings findings) {
    private static final int MAX_QUOTED = 60;

    /// Reads a whole document. Throws a `FailureException` of `Invalid` when anything in it was noted as wrong.
    static <T> T read(JsonNode document, Function<Place, T> reader) {
        Findings findings = new Findings();
        T value = reader.apply(new Place(document, "", findings));
        findings.throwIfAny();
        return value;
    }

    void wrong(String message) {
        findings.add(pointer.isEmpty() ? "/" : pointer, message);
    }

    /// Notes that the value is `expected`, or missing.
    void expected(String expected) {
        wrong(node.isMissingNode() ? "is missing; must be " + expected : "must be " + expected + ", not " + quoted());
    }

    boolean isPresent() {
        return !node.isMissingNode();
    }

    boolean has(String name) {
        return node.has(name);
    }

    Place field(String name) {
        return new Place(node.path(name), pointer + "/" + escaped(name), findings);
    }

    Optional<Place> optional(String name) {
        return Optional.of(field(name)).filter(Place::isPresent);
    }

    /// Notes what is no object, and each field that is not one of `known`.
    Place object(String... known) {
        if (!node.isObject()) {
            expected("an object with " + String.join(", ", known));
            return this;
        }
        Set<String> names = Set.of(known);
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                field(name).wrong("is not known here; known are " + String.join(", ", known));
            }
        });
        return this;
    }

    List<Place> elements(int max) {
        if (!node.isArray()) {
            expected("an array");
            return List.of();
        }
        if (node.size() > max) {
            wrong("has " + node.size() + " elements; at most " + max + " are allowed");
            return List.of();
        }
        return IntStream.range(0, node.size()).mapToObj(this::element).toList();
    }

    Place element(int index) {
        return new Place(node.path(index), pointer + "/" + index, findings);
    }

    List<String> fieldNames() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    boolean bool() {
        if (!node.isBoolean()) {
            expected("true or false");
        }
        return node.asBoolean();
    }

    int whole(int min, int max) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            expected("a whole number from " + min + " to " + max);
            return min;
        }
        return node.intValue();
    }

    String text(int max) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            expected("a text that is not empty");
            return "";
        }
        if (node.textValue().length() > max) {
            wrong("has " + node.textValue().length() + " characters; at most " + max + " are allowed");
        }
        return node.textValue();
    }

    /// A text after a rule of its own.
    ///
    /// @param problemWith what is wrong with a text, if anything is
    Optional<String> text(Function<String, Optional<String>> problemWith) {
        if (!node.isTextual()) {
            expected("a text");
            return Optional.empty();
        }
        Optional<String> problem = problemWith.apply(node.textValue());
        problem.ifPresent(message -> wrong(quoted() + " " + message));
        return problem.isPresent() ? Optional.empty() : Optional.of(node.textValue());
    }

    /// A text that no answer may repeat.
    String secret(int max) {
        if (!node.isTextual() || node.textValue().isEmpty()) {
            wrong(node.isMissingNode() ? "is missing; must be a text" : "must be a text that is not empty");
            return "";
        }
        if (node.textValue().length() > max) {
            wrong("is too long; at most " + max + " characters are allowed");
        }
        return node.textValue();
    }

    /// One of a few words.
    <T> Optional<T> word(Map<String, T> words) {
        Optional<T> value = Optional.ofNullable(node.isTextual() ? words.get(node.textValue()) : null);
        if (value.isEmpty()) {
            expected("one of " + String.join(", ", words.keySet()));
        }
        return value;
    }

    /// The value as it was written, cut short.
    String quoted() {
        String written = node.toString();
        return written.length() <= MAX_QUOTED ? written : written.substring(0, MAX_QUOTED) + "…";
    }

    /// As RFC 6901 wants it.
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
