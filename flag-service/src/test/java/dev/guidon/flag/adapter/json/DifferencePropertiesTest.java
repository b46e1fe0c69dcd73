package dev.guidon.flag.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.instruction.InstructionText;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What the difference of two versions prints is what a patch takes.
class DifferencePropertiesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Provide
    Arbitrary<FlagConfiguration> configurations() {
        return Configurations.any();
    }

    @Property
    void aDifferenceAppliedToItsStartGivesItsEnd(
            @ForAll("configurations") FlagConfiguration from, @ForAll("configurations") FlagConfiguration to) {
        ObjectNode difference = InstructionJson.difference(from, to);

        FlagConfiguration reached = difference.get("instructions").isEmpty() ? next(from) : patched(from, difference);

        assertThat(reached).isEqualTo(next(to));
    }

    @Property
    void nothingIsBetweenAConfigurationAndItself(@ForAll("configurations") FlagConfiguration configuration) {
        assertThat(Difference.between(configuration, configuration)).isEmpty();
    }

    @Property
    void aDifferenceNamesNoUnitInItsSentences(
            @ForAll("configurations") FlagConfiguration from, @ForAll("configurations") FlagConfiguration to) {
        List<Instruction> steps = Difference.between(from, to);

        assertThat(steps)
                .map(InstructionText::of)
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("u1", "u2", "u3", "u4", "u5"));
    }

    private static FlagConfiguration patched(FlagConfiguration from, ObjectNode difference) {
        ObjectNode patch = MAPPER.createObjectNode().set("instructions", difference.get("instructions"));
        ConfigurationDraft draft = new JsonPatchDraft(reread(patch), Documents.SOURCES);
        return draft.read(Documents.FLAG, from, Configurations.NEIGHBOURS);
    }

    /// As it arrives after a journey as text.
    private static JsonNode reread(JsonNode document) {
        try {
            return MAPPER.readTree(document.toString());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static FlagConfiguration next(FlagConfiguration configuration) {
        return new FlagConfiguration(
                configuration.version() + 1,
                configuration.on(),
                configuration.offVariant(),
                configuration.prerequisites(),
                configuration.targets(),
                configuration.rules(),
                configuration.defaultServe());
    }
}
