package dev.guidon.engine.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flag.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// flagd's own answers to random rules and contexts, most of them odd. `rules.jsonl` was written by flagd's operators
/// and rules library (jsonlogic 3.9.1 for Go) for the flag `flag` at 1,700,000,000 seconds; `expected` is the variant
/// that the rule names after `=`, or NULL, or PARSE_ERROR.
final class GoldenRulesTest {
    private static final long TIMESTAMP = 1_700_000_000;

    @Test
    void everyRuleGivesWhatFlagdGives() throws IOException {
        List<Value.Structure> cases = read();
        SoftAssertions answers = new SoftAssertions();

        for (Value.Structure one : cases) {
            answers.assertThat(answer(one)).as("%s", one).isEqualTo(text(one, "expected"));
        }

        answers.assertAll();
        assertThat(cases).hasSizeGreaterThan(1_000);
    }

    private static String answer(Value.Structure one) {
        Node rule = RuleCompiler.compile("flag", field(one, "rule"), FractionalGeneration.SECOND);
        try {
            Object result = rule.eval(new Scope.Root(context(one), "flag", TIMESTAMP));
            return result == null ? "NULL" : "=" + VariantNames.of(result);
        } catch (RuleFailure _) {
            return "PARSE_ERROR";
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> context(Value.Structure one) {
        return (Map<String, ?>) Objects.requireNonNull(JsonValues.plain(field(one, "context")));
    }

    private static Value field(Value.Structure one, String name) {
        return Objects.requireNonNull(one.fields().get(name));
    }

    private static String text(Value.Structure one, String name) {
        return ((Value.Text) field(one, name)).value();
    }

    private static List<Value.Structure> read() throws IOException {
        try (InputStream lines = Objects.requireNonNull(GoldenRulesTest.class.getResourceAsStream("rules.jsonl"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(JsonReader::read)
                    .map(Value.Structure.class::cast)
                    .toList();
        }
    }
}
