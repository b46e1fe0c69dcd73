package dev.guidon.flag.adapter.json;

import static dev.guidon.flag.adapter.json.Documents.NOW;
import static dev.guidon.flag.adapter.json.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Serve;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.FlagDraft.Surroundings;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.project.Project;
import dev.guidon.flag.project.Title;
import dev.guidon.kit.failure.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagReadingTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    private static final List<Environment> ENVIRONMENTS = List.of(
            new Environment("e1", new Key("web"), new Key("staging"), new Title("Staging"), NOW),
            new Environment("e2", new Key("web"), new Key("prod"), new Title("Production"), NOW));
    private static final Surroundings AROUND = new Surroundings(
            new Project(new Key("web"), "default", new Title("Web"), NOW), ENVIRONMENTS, Neighbours.NONE);

    private static ObjectNode flag() {
        return (ObjectNode) json("""
                {'key': 'checkout', 'type': 'boolean',
                 'variants': [{'key': 'on', 'value': true}, {'key': 'off', 'value': false}]}
                """);
    }

    private static JsonNode flagWith(String field, String value) {
        return flag().set(field, json(value));
    }

    private static ConfiguredFlag read(JsonNode document) {
        return new JsonFlagDraft(document).read(AROUND, NOW).inAll(ENVIRONMENTS);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        JsonNode document = json("""
                {'key': 'theme', 'name': 'Theme', 'description': 'Colours', 'maintainer': 'anna', 'tags': ['ui', 'colour'],
                 'kind': 'operational', 'temporary': true, 'until': '2027-01-31', 'type': 'object', 'clientVisible': true,
                 'variants': [{'key': 'dark', 'name': 'Dark', 'description': 'At night',
                   'value': {'z': [1, 1.0, 'x', null, true], 'a': {'deep': -5}}}],
                 'schema': {'type': 'object', 'required': ['z']}}
                """);

        ObjectNode written = FlagJson.write(read(document).definition(), TODAY);

        assertThat(written.without(List.of("version", "createdAt", "archived", "state", "staleReasons"))
                        .toString())
                .isEqualTo(document.toString());
    }

    @Test
    void anEnvironmentWithoutAConfigurationStartsOff() {
        ConfiguredFlag flag = read(flagWith(
                "environments", "{'prod': {'on': true, 'offVariant': 'off', 'defaultServe': {'variant': 'off'}}}"));

        assertThat(flag.in(ENVIRONMENTS.get(1)).configuration().on()).isTrue();
        assertThat(flag.in(ENVIRONMENTS.get(0)).configuration())
                .satisfies(off -> assertThat(off.on()).isFalse())
                .satisfies(off -> assertThat(off.offVariant()).isEqualTo("off"))
                .satisfies(off -> assertThat(off.defaultServe()).isEqualTo(new Serve.OneVariant("on")));
    }

    static Stream<List<Object>> spoiltFlags() {
        return Stream.of(
                List.of(json("{}"), "/key", "is missing; must be a text"),
                List.of(json("{}"), "/type", "must be one of boolean, string, integer, double, object"),
                List.of(json("{}"), "/variants", "is missing; must be an array"),
                List.of(flagWith("variants", "[]"), "/variants", "at least one variant"),
                List.of(flagWith("type", "'Boolean'"), "/type", "not \"Boolean\""),
                List.of(flagWith("tags", "['Not a tag']"), "/tags/0", "lower-case"),
                List.of(flagWith("name", "'" + "n".repeat(201) + "'"), "/name", "at most 200"),
                List.of(flagWith("colour", "1"), "/colour", "is not known here"),
                List.of(flagWith("variants", "[{'key':'a','value':true,'v':1}]"), "/variants/0/v", "is not known here"),
                List.of(
                        flagWith("variants", "[{'key':'a','value':true},{'key':'a','value':false}]"),
                        "/variants/1/key",
                        "another variant has the key 'a'"),
                List.of(
                        flagWith("variants", "[{'key':'-a','value':true}]"),
                        "/variants/0/key",
                        "is no key of a variant"),
                List.of(flagWith("variants", "[{'key':'a'}]"), "/variants/0/value", "is missing"),
                List.of(flagWith("environments", "[]"), "/environments", "an object of configurations"),
                List.of(
                        flagWith("environments", "{'qa':{'on':true,'offVariant':'x','defaultServe':{'variant':'on'}}}"),
                        "/environments/qa",
                        "there is no environment 'qa'; there are staging, prod"),
                List.of(
                        flagWith("environments", "{'qa':{'on':true,'offVariant':'x','defaultServe':{'variant':'on'}}}"),
                        "/environments/qa/offVariant",
                        "there is no variant \"x\""),
                List.of(
                        flagWith(
                                "environments",
                                "{'prod':{'on':true,'offVariant':'off','defaultServe':{'variant':'on'},"
                                        + "'prerequisites':[{'flag':'gone','variants':['on']}]}}"),
                        "/environments/prod/prerequisites/0/flag",
                        "there is no flag \"gone\""));
    }

    @ParameterizedTest
    @MethodSource("spoiltFlags")
    void whatIsWrongIsNamedWithItsPlaceAndWhatWouldBeRight(List<Object> spoilt) {
        List<Violation> violations = Violations.of(() -> read((JsonNode) spoilt.get(0)));

        assertThat(violations).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(spoilt.get(1));
            assertThat(violation.message()).contains((String) spoilt.get(2));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-a", "a-", "ä", ".", "../x", "a/b"})
    void aBadKeyIsRefused(String key) {
        assertThat(Violations.of(() -> read(flag().put("key", key))))
                .extracting(Violation::field)
                .containsExactly("/key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "new-checkout", "a.b_c-d", "x2"})
    void aGoodKeyIsTaken(String key) {
        assertThat(read(flag().put("key", key)).definition().key().text()).isEqualTo(key);
    }

    @Test
    void aKeyHasAtMost64Characters() {
        assertThat(read(flag().put("key", "k".repeat(64))).definition().key().text())
                .hasSize(64);
        assertThat(Violations.of(() -> read(flag().put("key", "k".repeat(65))))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "boolean, 'true'",
                "boolean, 1",
                "boolean, null",
                "string, 1",
                "string, {}",
                "integer, 1.0",
                "integer, '1'",
                "integer, 9223372036854775808",
                "double, '1.5'",
                "double, 1e999",
                "object, []",
                "object, 'x'"
            })
    void aValueOfTheWrongTypeIsRefused(String type, String value) {
        JsonNode document = flag().put("type", type).set("variants", json("[{'key': 'a', 'value': " + value + "}]"));

        assertThat(Violations.of(() -> read(document)))
                .extracting(Violation::field)
                .containsExactly("/variants/0/value");
    }

    @Test
    void aWholeNumberIsADoubleToo() {
        JsonNode document = flag().put("type", "double").set("variants", json("[{'key': 'a', 'value': 1}]"));

        assertThat(FlagJson.write(read(document).definition(), TODAY)
                        .at("/variants/0/value")
                        .toString())
                .isEqualTo("1.0");
    }

    @Test
    void tooManyVariantsAreRefused() {
        String variants = IntStream.range(0, 101)
                .mapToObj(i -> "{'key': 'v" + i + "', 'value': true}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(Violations.of(() -> read(flagWith("variants", variants))))
                .containsExactly(new Violation("/variants", "has 101 elements; at most 100 are allowed"));
    }

    @Test
    void aHugeValueIsRefused() {
        JsonNode document = flag().put("type", "string")
                .set("variants", json("[{'key': 'a', 'value': '" + "x".repeat(70_000) + "'}]"));

        assertThat(Violations.of(() -> read(document)))
                .extracting(Violation::message)
                .containsExactly("has more than 65536 characters");
    }
}
