package dev.guidon.engine.flagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Flags that are decided by a rule of flagd, beside the other flags of a ruleset.
final class FlagdRuleTest {
    private static final String SHARED = "{ \"in\": [\"@guidon\", {\"var\": \"email\"}] }";
    private static final String RULE = "{\n  \"if\": [ {\"$ref\": \"staff\"}, \"on\", null ]\n}";

    @Test
    void flagdsOwnAnswersComeOutOfARuleset() throws IOException {
        SoftAssertions answers = new SoftAssertions();

        for (Value.Structure one : vectors()) {
            String expected = ((Value.Text) field(one, "expected")).value();
            String variant = expected.length() > 1 && expected.startsWith("=") ? expected.substring(1) : "other";
            Flag flag = flag(
                    List.of(new Variant(variant, new Value.Text("named")), new Variant("-", new Value.Text("none"))),
                    new Serve.FlagdRule(JsonText.of(field(one, "rule")), Map.of(), Optional.of("-"), Map.of()));
            Map<String, Value> context = ((Value.Structure) field(one, "context")).fields();
            Decision decision = Ruleset.compile(1, List.of(flag)).decide("flag", new ValueSubject(context));
            answers.assertThat(variantOf(decision)).as("%s", one).isEqualTo(wanted(expected));
        }

        answers.assertAll();
    }

    private static String wanted(String expected) {
        return expected.equals("NULL")
                ? "-"
                : expected.startsWith("=") && expected.length() > 1 ? expected.substring(1) : "";
    }

    private static String variantOf(Decision decision) {
        return decision instanceof Decision.Served served ? served.variant().key() : "";
    }

    private static Value field(Value.Structure one, String name) {
        return Objects.requireNonNull(one.fields().get(name));
    }

    /// Without those that ask for the time, which are held to one instant there.
    private static List<Value.Structure> vectors() throws IOException {
        try (InputStream lines = Objects.requireNonNull(FlagdRuleTest.class.getResourceAsStream("rules.jsonl"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.contains("$flagd") && !line.contains("{\"var\":\"\"}"))
                    .map(JsonReader::read)
                    .map(Value.Structure.class::cast)
                    .toList();
        }
    }

    @Test
    void whatIsNotServedThereIsLeftToTheCaller() {
        Serve noDefault = new Serve.FlagdRule(RULE, Map.of("staff", SHARED), Optional.empty(), Map.of());
        Ruleset ruleset = Ruleset.compile(1, List.of(flag(ON_OFF, noDefault)));

        assertThat(variantOf(ruleset.decide("flag", mail("ada@guidon")))).isEqualTo("on");
        assertThat(ruleset.decide("flag", mail("ada@example"))).isInstanceOf(Decision.Unknown.class);
        assertThat(ruleset.decide("flag", new ValueSubject(Map.of("email", new Value.Bool(true)))))
                .isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void aFlagWithoutARuleIsStaticAndOneThatIsOffServesNothing() {
        Serve plain = new Serve.FlagdRule("", Map.of(), Optional.of("on"), Map.of());

        assertThat(Ruleset.compile(1, List.of(flag(ON_OFF, plain))).decide("flag", mail("x")))
                .isInstanceOfSatisfying(Decision.Served.class, served -> assertThat(served.reason())
                        .isEqualTo(Reason.STATIC));
        Flag off = new Flag(
                "flag",
                FlagType.BOOLEAN,
                ON_OFF,
                false,
                new FlagConfiguration(1, false, "off", List.of(), List.of(), List.of(), plain));
        assertThat(Ruleset.compile(1, List.of(off)).decide("flag", mail("x"))).isInstanceOf(Decision.Unknown.class);
    }

    @Test
    void otherFlagsMayRequireIt() {
        Flag rule = flag(ON_OFF, new Serve.FlagdRule(RULE, Map.of("staff", SHARED), Optional.of("off"), Map.of()));
        Flag requiring = new Flag(
                "requiring",
                FlagType.BOOLEAN,
                ON_OFF,
                false,
                new FlagConfiguration(
                        1,
                        true,
                        "off",
                        List.of(new Prerequisite("flag", Set.of("on"))),
                        List.of(),
                        List.of(),
                        new Serve.OneVariant("on")));
        Ruleset ruleset = Ruleset.compile(1, List.of(rule, requiring));

        assertThat(variantOf(ruleset.decide("requiring", mail("ada@guidon")))).isEqualTo("on");
        assertThat(variantOf(ruleset.decide("requiring", mail("ada@example")))).isEqualTo("off");
    }

    @Test
    void itIsWrittenOutAsItCameIn() {
        Map<String, Value> metadata = Map.of("owner", new Value.Text("checkout"));
        Flag rule = flag(ON_OFF, new Serve.FlagdRule(RULE, Map.of("staff", SHARED), Optional.of("off"), metadata));
        String json = FlagdExport.of(List.of(rule), Map.of());

        assertThat(json).contains("\"targeting\":" + RULE, "\"staff\":" + SHARED);
        assertThat(FlagdDocument.compile(json).decide("flag", Map.of("email", "ada@guidon"), 0))
                .isInstanceOfSatisfying(FlagdDecision.Served.class, served -> {
                    assertThat(served.variant()).isEqualTo("on");
                    assertThat(served.metadata()).isEqualTo(metadata);
                });
    }

    @Test
    void twoSharedRulesOfOneNameStayApart() {
        Flag one = flag(ON_OFF, new Serve.FlagdRule(RULE, Map.of("staff", SHARED), Optional.of("off"), Map.of()));
        Flag other = new Flag(
                "other",
                FlagType.BOOLEAN,
                ON_OFF,
                false,
                new FlagConfiguration(
                        1,
                        true,
                        "off",
                        List.of(),
                        List.of(),
                        List.of(),
                        new Serve.FlagdRule(RULE, Map.of("staff", "{\"==\":[1,1]}"), Optional.of("off"), Map.of())));

        FlagdDocument document = FlagdDocument.compile(FlagdExport.of(List.of(one, other), Map.of()));

        assertThat(document.decide("flag", Map.of("email", "x"), 0).toString()).contains("variant=off");
        assertThat(document.decide("other", Map.of("email", "x"), 0).toString()).contains("variant=on");
    }

    @Test
    void aRuleThatIsNoJsonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlagdRule.compile(
                        "flag", ON_OFF, new Serve.FlagdRule("{", Map.of(), Optional.empty(), Map.of())));
    }

    private static final List<Variant> ON_OFF =
            List.of(new Variant("on", new Value.Bool(true)), new Variant("off", new Value.Bool(false)));

    private static ValueSubject mail(String mail) {
        return new ValueSubject(Map.of("email", new Value.Text(mail)));
    }

    private static Flag flag(List<Variant> variants, Serve serve) {
        FlagType type = variants.getFirst().value() instanceof Value.Bool ? FlagType.BOOLEAN : FlagType.STRING;
        return new Flag(
                "flag",
                type,
                variants,
                false,
                new FlagConfiguration(1, true, variants.getLast().key(), List.of(), List.of(), List.of(), serve));
    }
}
