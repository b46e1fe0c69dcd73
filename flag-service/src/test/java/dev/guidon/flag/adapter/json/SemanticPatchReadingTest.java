package dev.guidon.flag.adapter.json;

import static dev.guidon.flag.adapter.json.Documents.FLAG;
import static dev.guidon.flag.adapter.json.Documents.configurationWith;
import static dev.guidon.flag.adapter.json.Documents.json;
import static dev.guidon.flag.adapter.json.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Rule;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.kit.failure.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticPatchReadingTest {
    private static final FlagConfiguration CURRENT = read(configurationWith("rules", """
            [{'id': 'a', 'condition': {'all': []}, 'serve': {'variant': 'on'}},
             {'id': 'b', 'condition': {'all': []}, 'serve': {'variant': 'off'}}]"""));

    private static FlagConfiguration patched(String instructions, Neighbours neighbours) {
        return patch(instructions).read(FLAG, CURRENT, neighbours);
    }

    private static JsonPatchDraft patch(String instructions) {
        return new JsonPatchDraft(json("{'instructions': [" + instructions + "]}"), Documents.SOURCES);
    }

    private static List<Violation> refused(String instructions) {
        return Violations.of(() -> patched(instructions, Neighbours.NONE));
    }

    @Test
    void instructionsAreAppliedInOrder() {
        FlagConfiguration next = patched("""
                {'kind': 'turnOff'},
                {'kind': 'addRule', 'rule': {'id': 'c', 'condition': {'all': []}, 'serve': {'variant': 'on'}},
                 'before': 'b'},
                {'kind': 'setRuleServe', 'rule': 'c', 'serve': {'variant': 'off'}},
                {'kind': 'removeRule', 'rule': 'a'},
                {'kind': 'addUnits', 'variant': 'on', 'units': ['u1', 'u2']},
                {'kind': 'removeUnits', 'variant': 'on', 'units': ['u1']}""", Neighbours.NONE);

        assertThat(next.version()).isEqualTo(CURRENT.version() + 1);
        assertThat(next.on()).isFalse();
        assertThat(next.rules()).map(Rule::id).containsExactly("c", "b");
        assertThat(next.rules().getFirst().serve().variants()).containsExactly("off");
        assertThat(next.targets().getFirst().units()).containsExactly("u2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'kind': 'explode'}                                               | /instructions/0/kind      | one of turnOn
            {'variant': 'on'}                                                 | /instructions/0/kind      | is missing
            'turnOn'                                                          | /instructions/0           | an object with kind
            {'kind': 'turnOn', 'now': true}                                   | /instructions/0/now       | is not known
            {'kind': 'setOffVariant', 'variant': 'red'}                       | /instructions/0/variant   | no variant
            {'kind': 'removeRule', 'rule': 'z'}                               | /instructions/0           | there are a, b
            {'kind': 'setRuleServe', 'rule': 'z', 'serve': {'variant': 'on'}} | /instructions/0           | no rule 'z'
            {'kind': 'orderRules', 'rules': ['a']}                            | /instructions/0           | each rule once
            {'kind': 'orderRules', 'rules': ['a', 'a']}                       | /instructions/0           | each rule once
            {'kind': 'removePrerequisite', 'flag': 'x'}                       | /instructions/0           | is not required
            {'kind': 'removeUnits', 'variant': 'on', 'units': ['u9']}         | /instructions/0           | 1 of the units
            {'kind': 'setTargets'}                                            | /instructions/0/targets   | is missing
            {'kind': 'setPrerequisite', 'flag': 'x', 'variants': ['a']}       | /instructions             | no flag
            """)
    void aWrongInstructionIsNamed(String instruction, String field, String message) {
        assertThat(refused(instruction)).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.message()).contains(message);
        });
    }

    @Test
    void aRuleThatIsThereIsNotAddedAgain() {
        assertThat(refused("{'kind': 'turnOff'}, {'kind': 'addRule', 'rule': {'id': 'a', 'condition': {'all': []},"
                        + " 'serve': {'variant': 'on'}}}"))
                .containsExactly(new Violation("/instructions/1", "there is a rule 'a' already"));
    }

    @Test
    void whatTheInstructionsLeadToIsHeldAgainstAllRules() {
        assertThat(refused("{'kind': 'addUnits', 'variant': 'on', 'units': ['u1']},"
                        + "{'kind': 'addUnits', 'variant': 'off', 'units': ['u1']}"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message())
                        .contains("wrong at /targets/1/units/0", "has a target already")
                        .doesNotContain("u1"));
    }

    @Test
    void aPrerequisiteIsHeldAgainstTheFlagsAround() {
        String instruction = "{'kind': 'setPrerequisite', 'flag': 'base', 'variants': ['x']}";
        Neighbours around = new Neighbours(Map.of("base", List.of("x")), Map.of());
        Neighbours circle = new Neighbours(around.variants(), Map.of("base", Set.of("checkout")));

        assertThat(patched(instruction, around).prerequisites()).hasSize(1);
        assertThat(Violations.of(() -> patched(instruction, circle)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("goes round in a circle"));
    }

    @Test
    void thePatchNamesTheFlagsItRequires() {
        assertThat(patch("{'kind': 'setPrerequisite', 'flag': 'base', 'variants': ['x']},"
                                + "{'kind': 'setPrerequisites', 'prerequisites': [{'flag': 'theme', 'variants': []}]}")
                        .requiredFlags(CURRENT))
                .containsExactlyInAnyOrder("base", "theme");
    }

    @Test
    void aPatchWithoutInstructionsIsRefused() {
        assertThat(refused(""))
                .containsExactly(new Violation("/instructions", "is empty; name at least one instruction"));
    }
}
