package dev.guidon.flag.adapter.json;

import static dev.guidon.flag.adapter.json.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.kit.failure.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueSchemaTest {
    private static final String PRICE = """
            {'$schema': 'https://json-schema.org/draft/2020-12/schema', 'type': 'object', 'required': ['price'],
             'properties': {'price': {'$ref': '#/$defs/money'}, 'code': {'pattern': '^[A-Z]+$'}},
             '$defs': {'money': {'type': 'number', 'exclusiveMinimum': 0}}}""";

    private static List<Violation> wrong(String schema, String... values) {
        JsonNode flag = flag(schema, values);
        return Violations.of(() -> Place.read(flag, ValueSchemaTest::read));
    }

    private static JsonNode flag(String schema, String... values) {
        ObjectNode flag = (ObjectNode) json("{'type': 'object', 'variants': []}");
        flag.set("schema", json(schema));
        for (int i = 0; i < values.length; i++) {
            flag.withArray("variants").addObject().put("key", "v" + i).set("value", json(values[i]));
        }
        return flag;
    }

    private static FlagDefinition read(Place place) {
        return DefinitionJson.read(place, DefinitionJson.Identity.of(Documents.FLAG));
    }

    @Test
    void valuesThatKeepToItPass() {
        JsonNode flag = flag(PRICE, "{'price': 1}", "{'price': 0.5, 'code': 'CHF'}");

        assertThat(Place.read(flag, ValueSchemaTest::read).variantKeys()).containsExactly("v0", "v1");
    }

    @Test
    void eachValueThatDoesNotIsNamedWhereItIsWrong() {
        assertThat(wrong(PRICE, "{'price': 1}", "{'price': -1, 'code': 'chf'}", "{}"))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("/variants/1/value/price", "/variants/1/value/code", "/variants/2/value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type': 'thing'}                                       | /schema/type
            {'minimum': 'a'}                                        | /schema/minimum
            {'$ref': 'https://example.org/schema'}                  | /schema/$ref
            {'$ref': 'file:///etc/passwd'}                          | /schema/$ref
            {'$ref': '#/$defs/none'}                                | /schema/$ref
            {'$ref': '#'}                                           | /schema/$ref
            {'$id': 'https://example.org/', 'type': 'object'}       | /schema/$id
            {'$schema': 'http://json-schema.org/draft-07/schema#'}  | /schema/$schema
            {'properties': {'a': {'pattern': '(a)\\\\1'}}}          | /schema/properties/a/pattern
            {'patternProperties': {'(?=a)': true}}                  | /schema/patternProperties/(?=a)""")
    void whatCannotBeCheckedByItselfAndSoonIsRefused(String schema, String field) {
        assertThat(wrong(schema, "{}")).extracting(Violation::field).contains(field);
    }

    @Test
    void aSchemaThatLeadsBackToItselfIsRefused() {
        assertThat(wrong("{'$ref': '#/$defs/a', '$defs': {'a': {'items': {'$ref': '#/$defs/a'}}}}", "{}"))
                .extracting(Violation::message)
                .allSatisfy(message -> assertThat(message).startsWith("leads back to itself"));
    }

    @Test
    void aSchemaThatDoublesWithEachReferenceIsRefused() {
        ObjectNode schema = new ObjectMapper().createObjectNode();
        ObjectNode parts = schema.put("$ref", "#/$defs/s0").putObject("$defs");
        for (int i = 0; i < 60; i++) {
            String next = "#/$defs/s" + (i + 1);
            parts.putObject("s" + i).putArray("anyOf").add(reference(next)).add(reference(next));
        }
        parts.putObject("s60").put("type", "number");

        assertThat(wrong(schema.toString(), "{}"))
                .extracting(Violation::message)
                .containsExactly("has more than 2000 parts when its references are written out");
    }

    private static JsonNode reference(String target) {
        return new ObjectMapper().createObjectNode().put("$ref", target);
    }

    @Test
    void aPatternThatBacktrackingWouldSpendYearsOnTakesNoTime() {
        String schema = "{'properties': {'a': {'pattern': '^(a+)+$'}}}";
        String value = "{'a': '" + "a".repeat(30_000) + "!'}";

        List<Violation> found =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> wrong(schema, value));

        assertThat(found).extracting(Violation::field).containsExactly("/variants/0/value/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boolean", "string", "integer", "double"})
    void onlyObjectsHaveASchema(String type) {
        JsonNode flag = ((ObjectNode) flag("{}")).put("type", type);

        assertThat(Violations.of(() -> Place.read(flag, ValueSchemaTest::read)))
                .extracting(Violation::field)
                .contains("/schema");
    }
}
