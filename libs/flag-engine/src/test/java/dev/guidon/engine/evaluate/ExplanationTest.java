package dev.guidon.engine.evaluate;

import static dev.guidon.engine.evaluate.Flags.OFF;
import static dev.guidon.engine.evaluate.Flags.ON;
import static dev.guidon.engine.evaluate.Flags.flag;
import static dev.guidon.engine.evaluate.Flags.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.evaluate.Draw.Range;
import dev.guidon.engine.evaluate.Explanation.Step;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
    private static final Predicate<String> SHOW_ALL = _ -> false;
    private static final Condition.Test SWISS =
            new Condition.Test("country", Operator.IN, List.of(new Value.Text("CH")), false);
    private static final Subject ANNA = Subject.of(Map.of("targetingKey", "anna", "country", "CH"));
    private static final Subject BOB = Subject.of(Map.of("targetingKey", "bob", "country", "DE"));

    @Provide
    Arbitrary<List<Flag>> rulesets() {
        return RandomFlags.rulesets();
    }

    @Provide
    Arbitrary<Subject> subjects() {
        return RandomFlags.subjects();
    }

    @Property
    void anExplanationAgreesWithTheDecisionInEverything(
            @ForAll("rulesets") List<Flag> flags, @ForAll("subjects") Subject subject) {
        Ruleset ruleset = Ruleset.compile(1, flags, RandomFlags.segments());

        for (String key : RandomFlags.KEYS) {
            assertThat(explain(ruleset, key, subject).decision()).isEqualTo(ruleset.decide(key, subject));
        }
    }

    @Property
    void theLastStepIsTheOneThatDecided(@ForAll("rulesets") List<Flag> flags, @ForAll("subjects") Subject subject) {
        Explanation explanation = explain(Ruleset.compile(1, flags), "a", subject);

        Optional<String> decided =
                switch (explanation.steps().getLast()) {
                    case Step.Off() -> Optional.empty();
                    case Step.Required required -> {
                        assertThat(required.held()).isFalse();
                        yield Optional.empty();
                    }
                    case Step.Targeted targeted -> targeted.variant();
                    case Step.Tried tried -> tried.variant();
                    case Step.Fell fell -> fell.variant();
                };

        assertThat(explanation.decision().variant().key())
                .isEqualTo(
                        decided.orElseGet(() -> flags.getFirst().configuration().offVariant()));
    }

    @Property
    void aHiddenValueIsNowhereInTheExplanation(
            @ForAll("rulesets") List<Flag> flags, @ForAll("subjects") Subject subject) {
        Explanation explanation =
                Ruleset.compile(1, flags).explain("a", subject, _ -> true).orElseThrow();

        assertThat(explanation.toString()).doesNotContain("Known[");
    }

    @Test
    void aRuleIsToldWithTheValuesThatItsConditionsSaw() {
        Flag flag = flag("f").with("swiss", SWISS, ON).byDefault(OFF).build();

        Explanation explanation = explain(Ruleset.compile(1, List.of(flag)), "f", BOB);

        assertThat(explanation.steps())
                .containsExactly(
                        new Step.Tried(
                                "swiss",
                                new ConditionTrace.Test(SWISS, new Seen.Known(new Value.Text("DE")), false),
                                Optional.empty(),
                                Optional.empty()),
                        new Step.Fell(Optional.empty(), Optional.of("off")));
    }

    @Test
    void aSplitIsToldWithItsBucketAndItsThresholds() {
        Flag flag = flag("f").byDefault(new Serve.Split(half("targetingKey"))).build();

        Explanation explanation = explain(Ruleset.compile(1, List.of(flag)), "f", ANNA);

        Draw draw = ((Step.Fell) explanation.steps().getFirst()).draw().orElseThrow();
        assertThat(draw.ranges()).containsExactly(new Range("on", 0, 50_000), new Range("off", 50_000, 100_000));
        assertThat(draw.variant()).contains(explanation.decision().variant().key());
        assertThat(draw.unit()).isEqualTo(new Seen.Known(new Value.Text("anna")));
    }

    @Test
    void aSubjectWithoutAUnitIsInNoBucket() {
        Flag flag = flag("f").byDefault(new Serve.Split(half("company"))).build();

        Explanation explanation = explain(Ruleset.compile(1, List.of(flag)), "f", ANNA);

        Draw draw = ((Step.Fell) explanation.steps().getFirst()).draw().orElseThrow();
        assertThat(draw).returns(OptionalInt.empty(), Draw::bucket).returns(new Seen.Missing(), Draw::unit);
    }

    @Test
    void aRequiredFlagIsExplainedToo() {
        Flag base = flag("base").with("swiss", SWISS, OFF).build();
        Flag flag = flag("f").requiring(new Prerequisite("base", Set.of("on"))).build();

        Explanation explanation = explain(Ruleset.compile(1, List.of(flag, base)), "f", ANNA);

        assertThat(explanation.steps())
                .containsExactly(new Step.Required("base", Set.of("on"), Optional.of("off"), false));
        assertThat(explanation.required())
                .singleElement()
                .returns("base", explained -> explained.decision().flagKey())
                .returns(
                        "swiss",
                        explained -> explained.decision().cause().ruleId().orElseThrow());
    }

    @Test
    void aTargetIsToldWithTheUnitThatItNames() {
        Flag flag = flag("f")
                .targeting(new Target("off", "targetingKey", Set.of("anna")))
                .build();

        Explanation explanation = explain(Ruleset.compile(1, List.of(flag)), "f", ANNA);

        assertThat(explanation.steps())
                .containsExactly(
                        new Step.Targeted("targetingKey", new Seen.Known(new Value.Text("anna")), Optional.of("off")));
    }

    @Test
    void anUnknownFlagHasNoExplanation() {
        assertThat(Ruleset.compile(1, List.of()).explain("gone", ANNA, SHOW_ALL))
                .isEmpty();
    }

    private static Explanation explain(Ruleset ruleset, String flagKey, Subject subject) {
        return ruleset.explain(flagKey, subject, SHOW_ALL).orElseThrow();
    }
}
