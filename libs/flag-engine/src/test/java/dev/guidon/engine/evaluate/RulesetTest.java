package dev.guidon.engine.evaluate;

import static dev.guidon.engine.evaluate.Flags.OFF;
import static dev.guidon.engine.evaluate.Flags.ON;
import static dev.guidon.engine.evaluate.Flags.flag;
import static dev.guidon.engine.evaluate.Flags.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Caption;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RulesetTest {
    private static final Condition SWISS =
            new Condition.Test("country", Operator.IN, List.of(new Value.Text("CH")), false);
    private static final Subject ANNA = Subject.of(Map.of("targetingKey", "anna", "country", "CH"));
    private static final Subject BOB = Subject.of(Map.of("targetingKey", "bob", "country", "DE"));

    @Test
    void anUnknownFlagIsAnAnswer() {
        assertThat(Ruleset.compile(1, List.of()).decide("gone", ANNA)).isEqualTo(new Decision.Unknown("gone"));
    }

    @Test
    void aFlagWithoutAnythingToDecideIsStatic() {
        assertThat(decide(flag("f"), ANNA))
                .returns("on", RulesetTest::variant)
                .returns(Reason.STATIC, Decision.Served::reason);
    }

    @Test
    void aFlagThatIsOffServesItsOffVariantWhateverItsRules() {
        var decision = decide(flag("f").with("r", SWISS, ON).turnedOff(), ANNA);

        assertThat(decision).returns("off", RulesetTest::variant).returns(Reason.DISABLED, Decision.Served::reason);
    }

    @Test
    void aRuleServesWhomItMatchesAndTheDefaultEverybodyElse() {
        Flags rule = flag("f").with("swiss", SWISS, ON).byDefault(OFF);

        assertThat(decide(rule, ANNA))
                .returns("on", RulesetTest::variant)
                .returns(Reason.TARGETING_MATCH, Decision.Served::reason)
                .returns("swiss", served -> served.cause().ruleId().orElseThrow());
        assertThat(decide(rule, BOB))
                .returns("off", RulesetTest::variant)
                .returns(Reason.DEFAULT, Decision.Served::reason);
    }

    @Test
    void aTargetGoesBeforeRules() {
        Flags both = flag("f")
                .with("swiss", SWISS, ON)
                .targeting(new Target("off", AttributePath.TARGETING_KEY, Set.of("anna")));

        assertThat(decide(both, ANNA))
                .returns("off", RulesetTest::variant)
                .returns(Reason.TARGETING_MATCH, Decision.Served::reason);
    }

    @Test
    void anExperimentTellsItsKeyAndUnitAndIsNeverStatic() {
        var decision = decide(flag("f").byDefault(new Serve.Experiment("exp", half("targetingKey"))), ANNA);

        assertThat(decision.reason()).isEqualTo(Reason.SPLIT);
        assertThat(decision.cause().experiment())
                .contains(new Decision.ExperimentDraw("exp", AttributePath.of("targetingKey")));
    }

    @Test
    void aSubjectWithoutTheUnitIsNotInTheRollout() {
        Flags rollout = flag("f")
                .with("swiss", SWISS, new Serve.Split(half("company.id")))
                .byDefault(ON);

        assertThat(decide(rollout, ANNA))
                .returns("on", RulesetTest::variant)
                .returns(Reason.DEFAULT, Decision.Served::reason);
    }

    @Test
    void aDefaultThatCannotBeDrawnServesTheOffVariant() {
        Flags rollout = flag("f").byDefault(new Serve.Split(half("company.id")));

        assertThat(decide(rollout, ANNA))
                .returns("off", RulesetTest::variant)
                .returns(Reason.DEFAULT, Decision.Served::reason);
    }

    @Test
    void aPrerequisiteMustBeOnAndServeARequiredVariant() {
        Flag dependent =
                flag("f").requiring(new Prerequisite("base", Set.of("on"))).build();

        assertThat(variant(Ruleset.compile(1, List.of(dependent, flag("base").build()))))
                .isEqualTo("on");
        assertThat(variant(Ruleset.compile(
                        1, List.of(dependent, flag("base").turnedOff().build()))))
                .isEqualTo("off");
        assertThat(variant(Ruleset.compile(
                        1, List.of(dependent, flag("base").byDefault(OFF).build()))))
                .isEqualTo("off");
        assertThat(variant(Ruleset.compile(1, List.of(dependent)))).isEqualTo("off");
    }

    @Test
    void aCycleOfPrerequisitesEndsWithTheOffVariant() {
        Flag f = flag("f").requiring(new Prerequisite("g", Set.of("on"))).build();
        Flag g = flag("g").requiring(new Prerequisite("f", Set.of("on"))).build();

        assertThat(variant(Ruleset.compile(1, List.of(f, g)))).isEqualTo("off");
    }

    @Test
    void aChangeMakesANewRulesetAndLeavesTheOldOneAlone() {
        Ruleset before = Ruleset.compile(1, List.of(flag("f").build()));

        Ruleset after = before.with(2, flag("f").turnedOff().build());

        assertThat(variant(before)).isEqualTo("on");
        assertThat(variant(after)).isEqualTo("off");
        assertThat(after.sequence()).isEqualTo(2);
        assertThat(after.without(3, "f").decide("f", ANNA)).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void aRulesetTellsWhatChangedSinceAnother() {
        Flag changed = flag("changed").build();
        Ruleset before = Ruleset.compile(
                1, List.of(flag("same").build(), changed, flag("gone").build()));

        Ruleset after = before.with(2, atVersion(9, changed))
                .with(3, flag("new").build())
                .without(4, "gone");

        assertThat(after.changesSince(before))
                .containsExactlyInAnyOrder(
                        new FlagChange("changed", FlagChange.Kind.CHANGED, false),
                        new FlagChange("new", FlagChange.Kind.ADDED, false),
                        new FlagChange("gone", FlagChange.Kind.REMOVED, false));
        assertThat(after.at(5).changesSince(after)).isEmpty();
        assertThat(Ruleset.compile(
                                9,
                                List.of(
                                        flag("same").build(),
                                        flag("changed").build(),
                                        flag("gone").build()))
                        .changesSince(before))
                .isEmpty();
    }

    @Test
    void aVariantsOtherValueIsAChangeAndItsOtherNameIsNone() {
        Flag flag = flag("f").build();
        Ruleset before = Ruleset.compile(1, List.of(flag));

        assertThat(before.with(2, variants(flag, new Value.Bool(false), Caption.NONE))
                        .changesSince(before))
                .containsExactly(new FlagChange("f", FlagChange.Kind.CHANGED, false));
        Value same = flag.variants().getFirst().value();
        assertThat(before.with(2, variants(flag, same, new Caption("name", ""))).changesSince(before))
                .isEmpty();
    }

    /// With another first variant.
    private static Flag variants(Flag flag, Value value, Caption caption) {
        List<Variant> variants = new ArrayList<>(flag.variants());
        variants.set(0, new Variant(variants.getFirst().key(), caption, value));
        return new Flag(flag.key(), flag.type(), variants, flag.clientVisible(), flag.configuration());
    }

    private static Flag atVersion(long version, Flag flag) {
        FlagConfiguration now = flag.configuration();
        FlagConfiguration later = new FlagConfiguration(
                version,
                now.on(),
                now.offVariant(),
                now.prerequisites(),
                now.targets(),
                now.rules(),
                now.defaultServe());
        return new Flag(flag.key(), flag.type(), flag.variants(), flag.clientVisible(), later);
    }

    @Test
    void twoInstancesDecideAlike() {
        Flag drawn = flag("f").byDefault(new Serve.Split(half("targetingKey"))).build();
        Ruleset here = Ruleset.compile(1, List.of(drawn));
        Ruleset there = Ruleset.compile(9, List.of(flag("g").build(), drawn));

        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(i -> Subject.of(Map.of("targetingKey", "u" + i)))
                        .filter(subject -> !here.decide("f", subject).equals(there.decide("f", subject))))
                .isEmpty();
    }

    private static Decision.Served decide(Flags flag, Subject subject) {
        return (Decision.Served) Ruleset.compile(1, List.of(flag.build())).decide("f", subject);
    }

    private static String variant(Ruleset ruleset) {
        return variant((Decision.Served) ruleset.decide("f", ANNA));
    }

    private static String variant(Decision.Served served) {
        return served.variant().key();
    }
}
