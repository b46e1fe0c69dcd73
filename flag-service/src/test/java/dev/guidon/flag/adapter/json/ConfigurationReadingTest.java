package dev.guidon.flag.adapter.json;

import static dev.guidon.flag.adapter.json.Documents.configuration;
import static dev.guidon.flag.adapter.json.Documents.configurationWith;
import static dev.guidon.flag.adapter.json.Documents.configurationWithRule;
import static dev.guidon.flag.adapter.json.Documents.json;
import static dev.guidon.flag.adapter.json.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.kit.failure.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReadingTest {
    private static final String ANYBODY = "{'all': []}";
    private static final String SERVE_ON = "{'variant': 'on'}";

    @Test
    void everythingThatIsWrittenIsReadAgain() {
        JsonNode written = json("""
                {'on': true, 'offVariant': 'off',
                 'prerequisites': [{'flag': 'base', 'variants': ['a', 'b']}],
                 'targets': [{'variant': 'on', 'attribute': 'company.id', 'units': ['c1', 'c2']}],
                 'rules': [
                   {'id': 'swiss', 'condition': {'all': [
                       {'attribute': 'country', 'operator': 'in', 'values': ['CH', 1, 1.5, true]},
                       {'not': {'any': [{'attribute': 'beta', 'operator': 'exists', 'values': [], 'negate': true}]}}]},
                    'serve': {'rollout': {'bucketBy': 'company.id', 'salt': 's', 'shares': [
                       {'variant': 'on', 'weight': 30000}, {'variant': 'off', 'weight': 70000}]}}}],
                 'defaultServe': {'experiment': {'key': 'exp', 'bucketBy': 'targetingKey', 'salt': 'exp', 'shares': [
                    {'variant': 'on', 'weight': 50000}, {'variant': 'off', 'weight': 50000}]}}}
                """);
        Neighbours around = new Neighbours(Map.of("base", List.of("a", "b")), Map.of());

        FlagConfiguration configuration = read(written, around);

        assertThat(ConfigurationJson.write(configuration)).hasToString(written.toString());
        assertThat(configuration.version()).isEqualTo(2);
    }

    @Test
    void whatIsLeftOutHasItsStandardValue() {
        FlagConfiguration configuration = read(configuration()
                .<ObjectNode>set("targets", json("[{'variant': 'on', 'units': ['u']}]"))
                .set(
                        "rules",
                        json("[{'id': 'r', 'condition': {'all': []}, 'serve': {'rollout': {'shares':"
                                + " [{'variant': 'on', 'weight': 100000}]}}}]")));

        assertThat(configuration.targets()).containsExactly(new Target("on", "targetingKey", Set.of("u")));
        assertThat(configuration.rules())
                .extracting(Rule::serve)
                .containsExactly(
                        new Serve.Split(new Rollout("targetingKey", "checkout", List.of(new Share("on", 100_000)))));
    }

    static Stream<List<Object>> spoiltConfigurations() {
        return Stream.of(
                List.of(json("5"), "/", "must be an object"),
                List.of(json("{}"), "/on", "is missing; must be true or false"),
                List.of(configurationWith("on", "'yes'"), "/on", "must be true or false, not \"yes\""),
                List.of(configurationWith("offVariant", "'of'"), "/offVariant", "there are on, off"),
                List.of(configurationWith("ofVariant", "'off'"), "/ofVariant", "is not known here; known are on,"),
                List.of(configurationWith("a/b~c", "1"), "/a~1b~0c", "is not known here"),
                List.of(configurationWith("defaultServe", "{'variant': 'blue'}"), "/defaultServe/variant", "\"blue\""),
                List.of(configurationWith("defaultServe", "{'serve': 'on'}"), "/defaultServe", "with variant, rollout"),
                List.of(
                        configurationWith("targets", "[{'variant': 'blue', 'units': []}]"),
                        "/targets/0/variant",
                        "there is no variant \"blue\""),
                List.of(
                        configurationWith(
                                "targets", "[{'variant':'on','units':['u']},{'variant':'off','units':['v','u']}]"),
                        "/targets/1/units/1",
                        "has a target already"),
                List.of(configurationWith("rules", "{}"), "/rules", "must be an array, not {}"),
                List.of(configurationWithRule(ANYBODY, "{'variant': 'x'}"), "/rules/0/serve/variant", "\"x\""),
                List.of(configurationWithRule("{}", SERVE_ON), "/rules/0/condition", "all, any, not, segment, or"),
                List.of(
                        configurationWithRule("{'attribute':'a','operator':'like','values':['x']}", SERVE_ON),
                        "/rules/0/condition/operator",
                        "must be one of equals, in, contains"),
                List.of(
                        configurationWithRule("{'attribute':'a','operator':'less_than','values':['x']}", SERVE_ON),
                        "/rules/0/condition/values",
                        "needs numbers"),
                List.of(
                        configurationWithRule("{'attribute':'a','operator':'matches','values':['(']}", SERVE_ON),
                        "/rules/0/condition/values",
                        "RE2 syntax"),
                List.of(
                        configurationWithRule("{'attribute':'a','operator':'in'}", SERVE_ON),
                        "/rules/0/condition/values",
                        "needs at least one value"),
                List.of(
                        configurationWith(
                                "rules",
                                "[{'id':'r','condition':{'all':[]},'serve':{'variant':'on'}},"
                                        + "{'id':'r','condition':{'all':[]},'serve':{'variant':'on'}}]"),
                        "/rules/1/id",
                        "another rule has the id 'r'"));
    }

    @ParameterizedTest
    @MethodSource("spoiltConfigurations")
    void whatIsWrongIsNamedWithItsPlaceAndWhatWouldBeRight(List<Object> spoilt) {
        List<Violation> violations = Violations.of(() -> read((JsonNode) spoilt.get(0)));

        assertThat(violations).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(spoilt.get(1));
            assertThat(violation.message()).contains((String) spoilt.get(2));
        });
    }

    @ParameterizedTest
    @CsvSource({"49999,50000,99999", "100000,1,100001", "0,0,0"})
    void weightsMustAddUp(int first, int second, int total) {
        JsonNode document = configurationWith(
                "defaultServe",
                "{'rollout': {'shares': [{'variant':'on','weight':" + first + "},{'variant':'off','weight':" + second
                        + "}]}}");

        assertThat(Violations.of(() -> read(document)))
                .containsExactly(new Violation(
                        "/defaultServe/rollout/shares",
                        "weights add up to " + total + "; they are parts of 100000 and must add up to that"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100001", "0.5", "'50000'", "9999999999", "null"})
    void aWeightIsAWholeNumberWithinBounds(String weight) {
        JsonNode document = configurationWith(
                "defaultServe", "{'rollout': {'shares': [{'variant':'on','weight':" + weight + "}]}}");

        assertThat(Violations.of(() -> read(document)))
                .contains(new Violation(
                        "/defaultServe/rollout/shares/0/weight",
                        "must be a whole number from 0 to 100000, not " + weight.replace('\'', '"')));
    }

    @Test
    void everythingThatIsWrongIsFoundInOnePass() {
        JsonNode document = json("""
                {'on': 1, 'offVariant': 'x', 'colour': 'red',
                 'rules': [{'id': 'R!', 'condition': {'attribute': '', 'operator': 'in', 'values': []},
                            'serve': {'variant': 'y'}}],
                 'defaultServe': {'rollout': {'shares': [{'variant': 'z', 'weight': 1}]}}}
                """);

        assertThat(Violations.of(() -> read(document)))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "/on",
                        "/offVariant",
                        "/colour",
                        "/rules/0/id",
                        "/rules/0/condition/attribute",
                        "/rules/0/condition/values",
                        "/rules/0/serve/variant",
                        "/defaultServe/rollout/shares/0/variant",
                        "/defaultServe/rollout/shares");
    }

    @Test
    void aHostileDocumentGetsABoundedAnswer() {
        String fields =
                IntStream.range(0, 5_000).mapToObj(i -> "'f" + i + "': 1").collect(Collectors.joining(","));

        assertThat(Violations.of(() -> read(json("{" + fields + "}")))).hasSize(100);
    }

    @Test
    void tooManyRulesAreRefused() {
        String rules = Stream.generate(() -> "{}").limit(201).collect(Collectors.joining(",", "[", "]"));

        assertThat(Violations.of(() -> read(configurationWith("rules", rules))))
                .containsExactly(new Violation("/rules", "has 201 elements; at most 200 are allowed"));
    }

    @Test
    void conditionsThatNestTooDeepAreRefused() {
        String condition = "{'not':".repeat(11) + ANYBODY + "}".repeat(11);

        assertThat(Violations.of(() -> read(configurationWithRule(condition, SERVE_ON))))
                .extracting(Violation::message)
                .containsExactly("nests deeper than 10 levels");
    }

    @Test
    void aUnitIsNeverRepeatedInAMessage() {
        JsonNode document = configurationWith("targets", "[{'variant': 'on', 'units': [4711, 'secret', 'secret']}]");

        assertThat(Violations.of(() -> read(document)))
                .hasSize(2)
                .noneSatisfy(violation -> assertThat(violation.message()).containsAnyOf("4711", "secret"));
    }

    @Test
    void aPrerequisiteMustExistWithItsVariants() {
        Neighbours around = new Neighbours(Map.of("base", List.of("a", "b")), Map.of());
        JsonNode document = configurationWith(
                "prerequisites", "[{'flag': 'base', 'variants': ['c']}, {'flag': 'gone', 'variants': ['a']}]");

        assertThat(Violations.of(() -> read(document, around)))
                .containsExactly(
                        new Violation("/prerequisites/0/variants/0", "flag 'base' has no variant \"c\"; it has a, b"),
                        new Violation("/prerequisites/1/flag", "there is no flag \"gone\" in this project"));
    }

    @Test
    void prerequisitesMustNotGoRoundInACircle() {
        Neighbours around = new Neighbours(
                Map.of("base", List.of("a")), Map.of("base", Set.of("deep"), "deep", Set.of("checkout")));
        JsonNode document = configurationWith("prerequisites", "[{'flag': 'base', 'variants': ['a']}]");

        assertThat(Violations.of(() -> read(document, around)))
                .containsExactly(new Violation(
                        "/prerequisites/0/flag",
                        "goes round in a circle: 'checkout' requires 'base', which requires 'deep', which requires"
                                + " 'checkout'"));
    }

    @Test
    void aFlagMustNotRequireItself() {
        JsonNode document = configurationWith("prerequisites", "[{'flag': 'checkout', 'variants': ['on']}]");

        assertThat(Violations.of(() -> read(document)))
                .containsExactly(new Violation(
                        "/prerequisites/0/flag", "goes round in a circle: 'checkout' requires 'checkout'"));
    }
}
