package dev.guidon.flag.adapter.json;

import static dev.guidon.flag.adapter.json.Documents.FLAG;
import static dev.guidon.flag.adapter.json.Documents.configurationWithRule;
import static dev.guidon.flag.adapter.json.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.instruction.InstructionText;
import dev.guidon.kit.failure.Violation;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Instructions for parts of a rule.
class RulePatchReadingTest {
    private static final String CONDITION = """
            {'all': [{'attribute': 'country', 'operator': 'in', 'values': ['CH', 'AT']},
                     {'not': {'any': [{'attribute': 'beta', 'operator': 'exists'}]}}]}""";
    private static final String SPLIT = """
            {'rollout': {'salt': 's', 'shares': [{'variant': 'on', 'weight': 50000}, {'variant': 'off', 'weight': 50000}]}}""";
    private static final FlagConfiguration CURRENT = Documents.read(configurationWithRule(CONDITION, SPLIT));

    private static FlagConfiguration patched(String instruction) {
        JsonNode document = json("{'instructions': [" + instruction + "]}");
        return new JsonPatchDraft(document, Documents.SOURCES).read(FLAG, CURRENT, Neighbours.NONE);
    }

    private static JsonNode rule(String instruction) {
        return ConfigurationJson.write(patched(instruction)).at("/rules/0");
    }

    @Test
    void aRuleHasANameAndADescription() {
        JsonNode named = rule("{'kind': 'setRuleName', 'rule': 'r', 'name': 'Alps'},"
                + "{'kind': 'setRuleDescription', 'rule': 'r', 'description': 'where it snows'}");

        assertThat(named.path("name").asText()).isEqualTo("Alps");
        assertThat(named.path("description").asText()).isEqualTo("where it snows");
        assertThat(rule("{'kind': 'setRuleName', 'rule': 'r', 'name': ''}").has("name"))
                .isFalse();
    }

    @Test
    void valuesComeAndGoOneByOne() {
        JsonNode more = rule("{'kind': 'addConditionValues', 'rule': 'r', 'at': '/all/0', 'values': ['DE', 'CH']}");
        JsonNode fewer = rule("{'kind': 'removeConditionValues', 'rule': 'r', 'at': '/all/0', 'values': ['CH', 'FR']}");

        assertThat(more.at("/condition/all/0/values")).isEqualTo(json("['CH', 'AT', 'DE']"));
        assertThat(fewer.at("/condition/all/0/values")).isEqualTo(json("['AT']"));
    }

    @Test
    void conditionsComeAndGoOneByOne() {
        String added = "'condition': {'attribute': 'age', 'operator': 'at_least', 'values': [18]}";

        assertThat(rule("{'kind': 'addCondition', 'rule': 'r', " + added + "}").at("/condition/all/2/attribute"))
                .isEqualTo(json("'age'"));
        assertThat(rule("{'kind': 'addCondition', 'rule': 'r', 'at': '/all/1/not', " + added + "}")
                        .at("/condition/all/1/not/any/1/attribute"))
                .isEqualTo(json("'age'"));
        assertThat(rule("{'kind': 'addCondition', 'rule': 'r', 'at': '/all/0', " + added + "}")
                        .at("/condition/all/0/all/1/attribute"))
                .isEqualTo(json("'age'"));
        assertThat(rule("{'kind': 'replaceCondition', 'rule': 'r', 'at': '/all/1', " + added + "}")
                        .at("/condition/all/1/attribute"))
                .isEqualTo(json("'age'"));
        assertThat(rule("{'kind': 'removeCondition', 'rule': 'r', 'at': '/all/1'}")
                        .at("/condition/all"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'kind': 'removeCondition', 'rule': 'r'}                                          | only a part of a group
            {'kind': 'removeCondition', 'rule': 'r', 'at': '/all/1/not'}                      | only a part of a group
            {'kind': 'removeCondition', 'rule': 'r', 'at': '/all/7'}                          | there is no such condition
            {'kind': 'removeCondition', 'rule': 'r', 'at': '/any/0'}                          | there is no such condition
            {'kind': 'removeCondition', 'rule': 'r', 'at': '/all/0/not/all/0'}                | there is no such condition
            {'kind': 'addConditionValues', 'rule': 'r', 'values': ['x']}                      | only a condition on an attribute
            {'kind': 'removeConditionValues', 'rule': 'r', 'at': '/all/0', 'values': ['CH', 'AT']} | values:
            {'kind': 'reroll'}                                                                | serves one variant
            {'kind': 'setBucketBy', 'bucketBy': 'company.id'}                                 | serves one variant
            {'kind': 'setRuleName', 'rule': 'gone', 'name': 'x'}                              | there is no rule 'gone'""")
    void whatDoesNotFitIsRefusedAtItsInstruction(String instruction, String problem) {
        assertThat(Violations.of(() -> patched(instruction))).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("/instructions/0");
            assertThat(violation.message()).startsWith(problem);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'kind': 'removeCondition', 'rule': 'r', 'at': 'all/0'}                        | /instructions/0/at
            {'kind': 'setShares', 'rule': 'r', 'shares': [{'variant': 'on', 'weight': 1}]} | /instructions/0/shares
            {'kind': 'setSalt', 'rule': 'r'}                                               | /instructions/0/salt
            {'kind': 'reroll', 'rule': 'r', 'salt': 'x'}                                   | /instructions/0/salt""")
    void whatIsWrittenWronglyIsRefusedAtItsField(String instruction, String field) {
        assertThat(Violations.of(() -> patched(instruction)))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @Test
    void aRerollDrawsEachTimeWithAnotherSaltAndChangesNothingElse() {
        Set<String> salts = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            FlagConfiguration rerolled = patched("{'kind': 'reroll', 'rule': 'r'}");

            JsonNode rollout = ConfigurationJson.write(rerolled).at("/rules/0/serve/rollout");
            salts.add(rollout.path("salt").asText());
            assertThat(rollout.path("shares")).isEqualTo(json(SPLIT).at("/rollout/shares"));
            assertThat(Difference.between(CURRENT, rerolled))
                    .map(InstructionText::of)
                    .containsExactly("draw rule 'r' anew, with a fresh salt");
        }

        assertThat(salts).hasSize(50).doesNotContain("s");
    }

    @Test
    void weightsMoveAndTheSaltStays() {
        JsonNode rollout = rule("{'kind': 'setShares', 'rule': 'r', 'shares':"
                        + " [{'variant': 'on', 'weight': 90000}, {'variant': 'off', 'weight': 10000}]},"
                        + "{'kind': 'setBucketBy', 'rule': 'r', 'bucketBy': 'company.id'}")
                .at("/serve/rollout");

        assertThat(rollout.at("/shares/0/weight").asInt()).isEqualTo(90_000);
        assertThat(rollout.path("salt").asText()).isEqualTo("s");
        assertThat(rollout.path("bucketBy").asText()).isEqualTo("company.id");
    }

    @Test
    void allRulesAreReplacedAtOnce() {
        FlagConfiguration replaced = patched(
                "{'kind': 'setRules', 'rules': [{'id': 'x', 'condition': {'all': []}, 'serve': {'variant': 'on'}}]}");

        assertThat(replaced.rules()).extracting(rule -> rule.id()).containsExactly("x");
    }
}
