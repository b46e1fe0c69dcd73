package dev.guidon.flag.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Units;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.project.Key;
import dev.guidon.flag.segment.SegmentContent;
import dev.guidon.flag.segment.SegmentContent.Label;
import dev.guidon.flag.segment.SegmentDefinition;
import dev.guidon.flag.segment.SegmentDifference;
import dev.guidon.flag.segment.SegmentInstructionText;
import dev.guidon.flag.segment.SegmentRule;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What the difference of two versions of a segment prints is what a patch takes.
class SegmentDifferencePropertiesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Provide
    Arbitrary<SegmentContent> segments() {
        return Combinators.combine(labels(), rules(), groups(), groups()).as(SegmentContent::new);
    }

    private static Arbitrary<Label> labels() {
        return Combinators.combine(
                        Arbitraries.of("One", "Other"),
                        Arbitraries.of("", "Described"),
                        Arbitraries.of("a", "b", "c").list().uniqueElements().ofMaxSize(3))
                .as(Label::new);
    }

    private static Arbitrary<List<SegmentRule>> rules() {
        Arbitrary<Condition> conditions = Arbitraries.of(
                new Condition.InSegment("other", true),
                new Condition.Not(new Condition.InSegment("third", false)),
                new Condition.Test("country", Operator.IN, List.of(new Value.Text("CH")), false));
        return Combinators.combine(Arbitraries.of("r1", "r2", "r3"), Arbitraries.of("", "Named"), conditions)
                .as(SegmentRule::new)
                .list()
                .uniqueElements(SegmentRule::id)
                .ofMaxSize(3);
    }

    private static Arbitrary<List<Units.Few>> groups() {
        return Combinators.combine(
                        Arbitraries.of("targetingKey", "company.id"),
                        Arbitraries.of("u1", "u2", "u3").set().ofMaxSize(3))
                .as(Units.Few::new)
                .list()
                .uniqueElements(Units.Few::attribute)
                .ofMaxSize(2);
    }

    @Property
    void aDifferenceAppliedToItsStartGivesItsEnd(
            @ForAll("segments") SegmentContent from, @ForAll("segments") SegmentContent to) {
        ObjectNode difference = SegmentInstructionJson.difference(from, to);

        SegmentContent reached = difference.get("instructions").isEmpty() ? from : patched(from, difference);

        assertThat(reached).isEqualTo(to);
    }

    @Property
    void aDifferenceNamesNoUnitInItsSentences(
            @ForAll("segments") SegmentContent from, @ForAll("segments") SegmentContent to) {
        assertThat(SegmentDifference.between(from, to))
                .map(SegmentInstructionText::of)
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("u1", "u2", "u3"));
    }

    private static SegmentContent patched(SegmentContent from, ObjectNode difference) {
        ObjectNode patch = MAPPER.createObjectNode().set("instructions", difference.get("instructions"));
        SegmentDefinition current =
                new SegmentDefinition(new Key("s"), 1, from, List.of(), Documents.NOW, Optional.empty());
        try {
            // As it arrives after a journey as text.
            return new JsonSegmentPatch(MAPPER.readTree(patch.toString())).read(current);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
