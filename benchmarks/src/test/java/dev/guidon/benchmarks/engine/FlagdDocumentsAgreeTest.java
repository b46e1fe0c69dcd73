package dev.guidon.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdDocument;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random rules give the same variant and reason here and in flagd's in-process provider for Java. The provider
/// computes with another rules library than flagd itself and draws by flagd's first generation of `fractional`, so
/// rules keep to what all of them define alike; odd cases and draws answer to flagd's own vectors in
/// `libs/flag-engine`.
class FlagdDocumentsAgreeTest {
    private static final int FLAGS = 300;
    private static final int SUBJECTS = 20;
    private static final int DEADLINE_MILLIS = 30_000;
    private static final List<String> COUNTRIES = List.of("CH", "LI", "DE", "");
    private static final List<String> VERSIONS = List.of("1.0.0", "1.2.3", "2.0.0-rc.1", "2.0.0", "10.4.1");
    private static final List<String> EMAILS = List.of("ada@guidon.example", "bob@example.com", "x");

    private final Random random = new Random(20_260_731);

    @Test
    void randomRulesGiveTheSameVariantAndReason(@TempDir Path folder) throws Exception {
        String json = document();
        Path file = Files.writeString(folder.resolve("random.flagd.json"), json);
        FlagdDocument document = FlagdDocument.compile(json);
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
                EvaluationContext context = context(subject);
                for (String key : document.flagKeys()) {
                    ProviderEvaluation<String> theirs = provider.getStringEvaluation(key, "none", context);
                    answers.assertThat(ours(document.decide(key, subject, 0)))
                            .as("%s for %s", key, subject)
                            .isEqualTo(theirs.getVariant() + " " + theirs.getReason());
                }
            }
        } finally {
            provider.shutdown();
        }

        assertThat(document.flagKeys()).hasSize(FLAGS);
        answers.assertAll();
    }

    private static String ours(FlagdDecision decision) {
        return switch (decision) {
            case FlagdDecision.Served served ->
                served.variant() + " " + served.reason().name();
            case FlagdDecision.CallersDefault byDefault ->
                "null " + byDefault.reason().name();
            case FlagdDecision.Failed failed -> "null " + failed.error();
        };
    }

    private String document() {
        return IntStream.range(0, FLAGS)
                .mapToObj(i -> """
                        "flag-%d": {"state": "ENABLED", "defaultVariant": "c", "variants": {"a": "A", "b": "B", "c": "C"},
                          "targeting": {"if": [%s, "a", %s, "b", %s]}}""".formatted(i, condition(3), condition(2), last()))
                .collect(Collectors.joining(",\n", "{\"flags\": {", "}}"));
    }

    private String last() {
        return oneOf(List.of("null", "\"c\"", "{\"if\": [%s, \"a\", null]}".formatted(condition(1))));
    }

    private String condition(int depth) {
        if (depth > 1 && random.nextInt(3) > 0) {
            String inner = condition(depth - 1) + ", " + condition(depth - 1);
            return oneOf(List.of(
                    "{\"and\": [" + inner + "]}",
                    "{\"or\": [" + inner + "]}",
                    "{\"!\": [" + condition(depth - 1) + "]}",
                    "{\"if\": [" + inner + ", " + condition(depth - 1) + "]}"));
        }
        return leaf();
    }

    private String leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> "{\"==\": [{\"var\": \"country\"}, \"" + oneOf(COUNTRIES) + "\"]}";
            case 1 -> "{\"!=\": [{\"var\": \"country\"}, \"" + oneOf(COUNTRIES) + "\"]}";
            case 2 ->
                "{\"in\": [{\"var\": \"country\"}, [\"" + oneOf(COUNTRIES) + "\", \"" + oneOf(COUNTRIES) + "\"]]}";
            case 3 ->
                "{\"" + oneOf(List.of("<", "<=", ">", ">=", "==")) + "\": [{\"var\": \"seats\"}, " + random.nextInt(5)
                        + "]}";
            case 4 -> "{\"<=\": [1, {\"var\": \"seats\"}, " + random.nextInt(5) + "]}";
            case 5 -> "{\"==\": [{\"%\": [{\"+\": [{\"var\": \"seats\"}, 1]}, 2]}, " + random.nextInt(2) + "]}";
            case 6 ->
                "{\"" + oneOf(List.of("starts_with", "ends_with")) + "\": [{\"var\": \"email\"}, \""
                        + oneOf(List.of("ada", "example.com", "x", "guidon.example")) + "\"]}";
            case 7 ->
                "{\"sem_ver\": [{\"var\": \"version\"}, \"" + oneOf(List.of("=", "!=", "<", "<=", ">", ">=", "^", "~"))
                        + "\", \"" + oneOf(VERSIONS) + "\"]}";
            default -> "{\"==\": [{\"cat\": [{\"var\": \"country\"}, \"-\", {\"var\": \"device.os\"}]}, \"CH-ios\"]}";
        };
    }

    private Map<String, Object> subject() {
        return Map.of(
                "targetingKey", "user-" + random.nextInt(1_000),
                "country", oneOf(COUNTRIES),
                "seats", random.nextInt(5),
                "email", oneOf(EMAILS),
                "version", oneOf(VERSIONS),
                "device", Map.of("os", oneOf(List.of("ios", "android"))));
    }

    private static EvaluationContext context(Map<String, Object> subject) {
        Map<String, Value> attributes = new HashMap<>();
        subject.forEach((name, value) -> attributes.put(name, Value.objectToValue(value)));
        return new ImmutableContext(String.valueOf(Objects.requireNonNull(subject.get("targetingKey"))), attributes);
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
