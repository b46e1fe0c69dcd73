package dev.guidon.flag.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Keeps JSON Schemas to what is checked in bounded time and by itself: references stay inside the document and never
/// lead back to themselves, written out in full it stays small, and patterns are in RE2, which takes linear time.
final class SchemaBounds {
    /// Parts of a schema with every reference written out. References to references could double it with each step.
    private static final int MAX_PARTS = 2_000;
    private static final int MAX_CHARACTERS = 65_536;
    private static final String REFERENCE = "$ref";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Set<String> REFUSED = Set.of("$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary");

    private final JsonNode root;
    /// By reference; zero while it is counted.
    private final Map<String, Long> parts = new HashMap<>();

    private SchemaBounds(JsonNode root) {
        this.root = root;
    }

    /// Notes what passes the bounds.
    static void check(Place schema) {
        if (schema.node().toString().length() > MAX_CHARACTERS) {
            schema.wrong("has more than " + MAX_CHARACTERS + " characters");
            return;
        }
        SchemaBounds bounds = new SchemaBounds(schema.node());
        bounds.words(schema);
        if (bounds.parts(schema.node()).orElse(0) > MAX_PARTS) {
            schema.wrong("has more than " + MAX_PARTS + " parts when its references are written out");
        }
    }

    private void words(Place place) {
        for (int i = 0; i < place.node().size() && place.node().isArray(); i++) {
            words(place.element(i));
        }
        place.fieldNames().forEach(name -> {
            word(name, place.field(name));
            words(place.field(name));
        });
    }

    private void word(String name, Place place) {
        if (!place.node().isTextual()) {
            if (name.equals("patternProperties")) {
                place.fieldNames().forEach(pattern -> pattern(pattern, place.field(pattern)));
            }
            return;
        }
        String text = place.node().textValue();
        if (REFUSED.contains(name)) {
            place.wrong("is not known here; put what it is for under $defs and point to it by $ref");
        } else if (name.equals("$schema") && !text.equals(DIALECT)) {
            place.wrong("must be " + DIALECT);
        } else if (name.equals("pattern")) {
            pattern(text, place);
        } else if (name.equals(REFERENCE)) {
            reference(text, place);
        }
    }

    private static void pattern(String pattern, Place place) {
        try {
            com.google.re2j.Pattern.compile(pattern);
        } catch (PatternSyntaxException unreadable) {
            place.wrong("is no regular expression of RE2: " + unreadable.getDescription());
        }
    }

    private void reference(String text, Place place) {
        Optional<JsonNode> target = target(text);
        if (target.isEmpty()) {
            place.wrong("must point into the schema itself, such as #/$defs/price, not " + place.quoted());
        } else if (parts(text).isEmpty()) {
            place.wrong("leads back to itself; a value is checked by a schema that ends");
        }
    }

    private Optional<JsonNode> target(String reference) {
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            return Optional.empty();
        }
        return Optional.of(root.at(reference.substring(1))).filter(node -> !node.isMissingNode());
    }

    /// Empty when the reference leads back to itself.
    private OptionalLong parts(String reference) {
        Long known = parts.get(reference);
        if (known != null) {
            return known == 0 ? OptionalLong.empty() : OptionalLong.of(known);
        }
        parts.put(reference, 0L);
        OptionalLong counted = target(reference).map(this::parts).orElse(OptionalLong.of(1));
        counted.ifPresent(count -> parts.put(reference, count));
        return counted;
    }

    private OptionalLong parts(JsonNode node) {
        long count = 1;
        for (JsonNode child : node) {
            OptionalLong inside = parts(child);
            if (inside.isEmpty()) {
                return inside;
            }
            count = Math.min(count + inside.getAsLong(), MAX_PARTS + 1L);
        }
        JsonNode reference = node.path(REFERENCE);
        if (!reference.isTextual()) {
            return OptionalLong.of(count);
        }
        OptionalLong referred = parts(reference.textValue());
        return referred.isEmpty() ? referred : OptionalLong.of(Math.min(count + referred.getAsLong(), MAX_PARTS + 1L));
    }
}
