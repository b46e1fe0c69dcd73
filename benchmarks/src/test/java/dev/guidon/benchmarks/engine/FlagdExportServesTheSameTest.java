package dev.guidon.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.evaluate.Subject;
import dev.guidon.engine.flag.Condition;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.FlagType;
import dev.guidon.engine.flag.Operator;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.engine.flag.Rule;
import dev.guidon.engine.flag.Serve;
import dev.guidon.engine.flag.Target;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flag.Variant;
import dev.guidon.engine.flagd.FlagdExport;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.ImmutableContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// flagd's in-process provider for Java serves from an exported document what the engine serves from the flags. The
/// provider draws by flagd's first generation of `fractional`, so nothing is drawn here; draws answer to the vectors in
/// `libs/flag-engine`.
class FlagdExportServesTheSameTest {
    private static final int FLAGS = 200;
    private static final int SUBJECTS = 25;
    private static final int DEADLINE_MILLIS = 30_000;
    private static final List<String> VARIANTS = List.of("a", "b", "c");
    private static final List<String> COUNTRIES = List.of("CH", "LI", "DE");
    private static final List<String> VERSIONS = List.of("1.0.0", "1.2.3", "2.0.0-rc.1", "2.0.0", "10.4.1");
    private static final List<String> MAILS = List.of("ada@guidon.example", "bob@example.com", "x");

    private final Random random = new Random(20_261_122);

    @Test
    void theProviderServesWhatTheFlagsServe(@TempDir Path folder) throws Exception {
        List<Flag> flags = flags();
        Ruleset ruleset = Ruleset.compile(1, flags);
        Path file = Files.writeString(folder.resolve("exported.flagd.json"), FlagdExport.of(flags, Map.of()));
        FlagdProvider provider = new FlagdProvider(FlagdOptions.builder()
                .resolverType(Config.Resolver.FILE)
                .offlineFlagSourcePath(file.toString())
                .deadline(DEADLINE_MILLIS)
                .build());
        SoftAssertions answers = new SoftAssertions();

        provider.initialize(new ImmutableContext());
        try {
            for (int i = 0; i < SUBJECTS; i++) {
                Map<String, Object> subject = subject();
                for (Flag flag : flags) {
                    answers.assertThat(provider.getStringEvaluation(flag.key(), "none", context(subject))
                                    .getVariant())
                            .as("%s for %s", flag, subject)
                            .isEqualTo(variant(ruleset.decide(flag.key(), Subject.of(subject))));
                }
            }
        } finally {
            provider.shutdown();
        }

        answers.assertAll();
    }

    private static String variant(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Served.class);
        return ((Decision.Served) decision).variant().key();
    }

    private List<Flag> flags() {
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < FLAGS; i++) {
            List<Prerequisite> required = i > 0 && random.nextInt(4) == 0
                    ? List.of(new Prerequisite("flag-" + random.nextInt(i), Set.of("a", "b")))
                    : List.of();
            flags.add(new Flag(
                    "flag-" + i,
                    FlagType.STRING,
                    VARIANTS.stream()
                            .map(key -> new Variant(key, new Value.Text(key)))
                            .toList(),
                    false,
                    new FlagConfiguration(
                            1,
                            random.nextInt(8) > 0,
                            "c",
                            required,
                            List.of(new Target(
                                    "b", "targetingKey", Set.of("user-1", "user-" + (2 + random.nextInt(18))))),
                            List.of(rule("first"), rule("second")),
                            new Serve.OneVariant(oneOf(VARIANTS)))));
        }
        return flags;
    }

    private Rule rule(String id) {
        return new Rule(id, condition(2), new Serve.OneVariant(oneOf(VARIANTS)));
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 2)) {
            case 2 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
            case 3 -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
            case 4 -> new Condition.Not(condition(depth - 1));
            default -> test();
        };
    }

    private Condition test() {
        boolean negate = random.nextBoolean();
        return switch (random.nextInt(8)) {
            case 0 -> test("country", Operator.EQUALS, List.of(oneOf(COUNTRIES)), negate);
            case 1 -> test("country", Operator.IN, List.of("CH", oneOf(COUNTRIES)), negate);
            case 2 -> test("email", oneOf(List.of(Operator.CONTAINS, Operator.ENDS_WITH)), List.of("example"), negate);
            case 3 -> test("email", Operator.STARTS_WITH, List.of(oneOf(List.of("ada", "b"))), negate);
            case 4 -> test("device.os", Operator.EQUALS, List.of("ios"), negate);
            case 5 ->
                new Condition.Test(
                        "seats",
                        oneOf(List.of(Operator.LESS_THAN, Operator.AT_MOST, Operator.GREATER_THAN, Operator.AT_LEAST)),
                        List.of(new Value.Whole(random.nextInt(5))),
                        negate);
            case 6 ->
                test(
                        "version",
                        oneOf(List.of(Operator.SEMVER_EQUALS, Operator.SEMVER_LESS_THAN, Operator.SEMVER_AT_LEAST)),
                        List.of(oneOf(VERSIONS)),
                        negate);
            default -> new Condition.Test("tags", Operator.EXISTS, List.of(), negate);
        };
    }

    private static Condition test(String attribute, Operator operator, List<String> values, boolean negate) {
        List<Value> texts = values.stream().<Value>map(Value.Text::new).toList();
        return new Condition.Test(attribute, operator, texts, negate);
    }

    private Map<String, Object> subject() {
        Map<String, Object> subject = new HashMap<>();
        subject.put("targetingKey", "user-" + random.nextInt(20));
        perhaps(subject, "country", oneOf(COUNTRIES));
        perhaps(subject, "email", oneOf(MAILS));
        perhaps(subject, "seats", random.nextInt(5));
        perhaps(subject, "version", oneOf(VERSIONS));
        perhaps(subject, "tags", "vip");
        perhaps(subject, "device", Map.of("os", oneOf(List.of("ios", "android"))));
        return subject;
    }

    private void perhaps(Map<String, Object> subject, String name, Object value) {
        if (random.nextInt(4) > 0) {
            subject.put(name, value);
        }
    }

    private static ImmutableContext context(Map<String, Object> subject) {
        Map<String, dev.openfeature.sdk.Value> attributes = new HashMap<>();
        subject.forEach((name, value) -> attributes.put(name, dev.openfeature.sdk.Value.objectToValue(value)));
        return new ImmutableContext(String.valueOf(subject.get("targetingKey")), attributes);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
