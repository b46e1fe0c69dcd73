package dev.guidon.flag.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.flag.definition.DefinitionDifference;
import dev.guidon.flag.definition.DefinitionText;
import dev.guidon.flag.edit.FlagDefinition;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What the difference of two definitions prints is what a patch takes.
class DefinitionDifferencePropertiesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Provide
    Arbitrary<FlagDefinition> definitions() {
        return Definitions.any();
    }

    @Property
    void aDifferenceAppliedToItsStartGivesItsEnd(
            @ForAll("definitions") FlagDefinition from, @ForAll("definitions") FlagDefinition to) throws Exception {
        ObjectNode difference = DefinitionInstructionJson.difference(from, to);
        ObjectNode patch = MAPPER.createObjectNode().set("instructions", difference.get("instructions"));

        FlagDefinition reached = patch.get("instructions").isEmpty()
                ? from.next()
                : new JsonDefinitionPatch(MAPPER.readTree(patch.toString())).read(from, Documents.NOW);

        assertThat(reached).isEqualTo(to.next());
    }

    @Property
    void nothingIsBetweenADefinitionAndItself(@ForAll("definitions") FlagDefinition definition) {
        assertThat(DefinitionDifference.between(definition, definition)).isEmpty();
    }

    @Property
    void everyStepHasASentence(@ForAll("definitions") FlagDefinition from, @ForAll("definitions") FlagDefinition to) {
        assertThat(DefinitionDifference.between(from, to))
                .map(DefinitionText::of)
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("Instruction"));
    }
}
