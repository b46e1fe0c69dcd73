package dev.guidon.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guidon.engine.flag.Bucketing;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Ramp;
import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Share;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FlagMappingTest {
    private static final Rollout HALVES =
            new Rollout("company.id", "pepper", List.of(new Share("a", 50_000), new Share("b", 50_000)));

    @Test
    void aFlagComesBackAsItWas() {
        Flag flag = flag(
                List.of(
                        new Rule("one", everyKindOfCondition(), new Serve.Split(HALVES)),
                        new Rule("two", new Condition.All(List.of()), new Serve.Experiment("exp", HALVES))),
                new Serve.OneVariant("b"));

        assertThat(FlagMapping.fromWire(FlagMapping.toWire(flag))).isEqualTo(flag);
    }

    @Test
    void aRampComesBackAsItWas() {
        Instant start = Instant.parse("2026-03-01T12:00:00.123Z");
        List<Ramp.Step> steps = List.of(
                new Ramp.Step(start, List.of(new Share("a", 0), new Share("b", 100_000))),
                new Ramp.Step(start.plusSeconds(60), List.of(new Share("a", 50_000), new Share("b", 50_000))));
        Flag going = flag(List.of(), new Serve.Ramped(new Ramp("company.id", "pepper", steps, Optional.empty())));
        Flag paused = flag(List.of(), new Serve.Ramped(new Ramp("company.id", "pepper", steps, Optional.of(start))));

        assertThat(FlagMapping.fromWire(FlagMapping.toWire(going))).isEqualTo(going);
        assertThat(FlagMapping.fromWire(FlagMapping.toWire(paused))).isEqualTo(paused);
    }

    @Test
    void aReaderThatDoesNotKnowRampsFindsNoWayToServe() {
        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        Ramp ramp = new Ramp(
                "targetingKey", "s", List.of(new Ramp.Step(start, List.of(new Share("a", 100_000)))), Optional.empty());
        var wire = FlagMapping.toWire(flag(List.of(), new Serve.Ramped(ramp)));

        // What such a reader has is the message without the field that it does not know.
        var old = wire.toBuilder()
                .setDefaultServe(wire.getDefaultServe().toBuilder().clearRamp())
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> FlagMapping.fromWire(old));
    }

    @Test
    void howARolloutIsDrawnComesBack() {
        Rollout featbit = new Rollout("u", "s", HALVES.shares(), Bucketing.FEATBIT_V1);
        Flag flag = flag(List.of(), new Serve.Split(featbit));

        assertThat(FlagMapping.fromWire(FlagMapping.toWire(flag))).isEqualTo(flag);
    }

    @Test
    void aRuleOfFlagdComesBackLetterByLetter() {
        Flag full = flag(
                List.of(),
                new Serve.FlagdRule(
                        "{ \"var\" :\n \"x\" }",
                        Map.of("shared", "{ }"),
                        Optional.of("b"),
                        Map.of("owner", new Value.Text("me"))));
        Flag empty = flag(List.of(), new Serve.FlagdRule("", Map.of(), Optional.empty(), Map.of()));

        assertThat(FlagMapping.fromWire(FlagMapping.toWire(full))).isEqualTo(full);
        assertThat(FlagMapping.fromWire(FlagMapping.toWire(empty))).isEqualTo(empty);
    }

    @ParameterizedTest
    @EnumSource(FlagType.class)
    void everyTypeOfValueComesBackAsItWas(FlagType type) {
        Value value =
                switch (type) {
                    case BOOLEAN -> new Value.Bool(true);
                    case STRING -> new Value.Text("ä😀");
                    case INTEGER -> new Value.Whole(Long.MIN_VALUE);
                    case DOUBLE -> new Value.Decimal(-0.1);
                    case OBJECT ->
                        new Value.Structure(Map.of(
                                "list", new Value.Sequence(List.of(new Value.Whole(1), new Value.Nothing())),
                                "inner", new Value.Structure(Map.of())));
                };
        Flag flag = new Flag(
                "f", type, List.of(new Variant("a", value)), true, configuration(List.of(), new Serve.OneVariant("a")));

        assertThat(FlagMapping.fromWire(FlagMapping.toWire(flag))).isEqualTo(flag);
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyOperatorHasAWireForm(Operator operator) {
        List<Value> values =
                switch (operator) {
                    case EXISTS -> List.of();
                    case LESS_THAN, AT_MOST, GREATER_THAN, AT_LEAST, BEFORE, AFTER -> List.of(new Value.Whole(1));
                    case IN_CIDR -> List.of(new Value.Text("10.0.0.0/8"));
                    case EQUALS,
                            IN,
                            CONTAINS,
                            STARTS_WITH,
                            ENDS_WITH,
                            MATCHES,
                            SEMVER_EQUALS,
                            SEMVER_LESS_THAN,
                            SEMVER_AT_MOST,
                            SEMVER_GREATER_THAN,
                            SEMVER_AT_LEAST -> List.of(new Value.Text("1.0.0"));
                };
        Flag flag = flag(
                List.of(new Rule("r", new Condition.Test("a", operator, values, true), new Serve.OneVariant("a"))),
                new Serve.OneVariant("b"));

        assertThat(FlagMapping.fromWire(FlagMapping.toWire(flag))).isEqualTo(flag);
    }

    @Test
    void whatANewerWriterMeansIsRefused() {
        var unknownServe = FlagMapping.toWire(flag(List.of(), new Serve.OneVariant("a"))).toBuilder()
                .setDefaultServe(dev.guidon.contracts.flags.v1.Serve.getDefaultInstance())
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> FlagMapping.fromWire(unknownServe));
    }

    private static Condition everyKindOfCondition() {
        return new Condition.All(List.of(
                new Condition.Any(List.of(
                        new Condition.Test("plan", Operator.IN, List.of(new Value.Text("pro")), false),
                        new Condition.Test("age", Operator.AT_LEAST, List.of(new Value.Decimal(17.5)), true),
                        new Condition.InSegment("friends", false),
                        new Condition.InSegment("blocked", true))),
                new Condition.Not(new Condition.Test("beta", Operator.EXISTS, List.of(), false))));
    }

    private static Flag flag(List<Rule> rules, Serve byDefault) {
        return new Flag(
                "f",
                FlagType.STRING,
                List.of(new Variant("a", new Value.Text("A")), new Variant("b", new Value.Text("B"))),
                false,
                configuration(rules, byDefault));
    }

    private static FlagConfiguration configuration(List<Rule> rules, Serve byDefault) {
        return new FlagConfiguration(
                7,
                true,
                "a",
                List.of(new Prerequisite("base", Set.of("on", "maybe"))),
                List.of(new Target("a", "targetingKey", Set.of("u1", "u2"))),
                rules,
                byDefault);
    }
}
