package dev.guidon.flag.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Function;

/// A JSON value a line: the unit as a text, or an object with the text `unit`.
record NdjsonUnits(ObjectMapper mapper) implements UnitFormat {

    @Override
    public Optional<String> read(String line, Function<String, ? extends RuntimeException> wrong) {
        JsonNode node = parse(line, wrong);
        JsonNode unit = node.isObject() ? node.path("unit") : node;
        if (!unit.isTextual()) {
            throw wrong.apply("must be the unit as a JSON text, or an object with the text 'unit'");
        }
        return Optional.of(unit.textValue());
    }

    private JsonNode parse(String line, Function<String, ? extends RuntimeException> wrong) {
        try {
            return mapper.readTree(line);
        } catch (JsonProcessingException broken) {
            throw wrong.apply("is no JSON");
        }
    }
}
