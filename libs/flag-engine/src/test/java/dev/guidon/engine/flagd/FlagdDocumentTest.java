package dev.guidon.engine.flagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision.CallersDefault;
import dev.guidon.engine.flagd.FlagdDecision.Failed;
import dev.guidon.engine.flagd.FlagdDecision.Served;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FlagdDocumentTest {
    private static final String TWO = "\"state\":\"ENABLED\",\"variants\":{\"on\":true,\"off\":false}";
    private static final String SUITS = """
            "state":"ENABLED","variants":{"clubs":"c","diamonds":"d","hearts":"h","spades":"s"},"defaultVariant":"clubs",
            """;

    @Test
    void aFlagWithoutRuleIsStatic() {
        for (String targeting : List.of("", ",\"targeting\":{}", ",\"targeting\": { } ")) {
            assertThat(decide(TWO + ",\"defaultVariant\":\"on\"" + targeting))
                    .isEqualTo(new Served("f", "on", new Value.Bool(true), Reason.STATIC, Map.of()));
        }
    }

    @Test
    void aRuleThatGivesNullServesTheDefault() {
        for (String targeting : List.of("null", "{\"if\":[false,\"on\"]}", "{\"var\":\"missing\"}")) {
            assertThat(decide(TWO + ",\"defaultVariant\":\"off\",\"targeting\":" + targeting))
                    .isEqualTo(new Served("f", "off", new Value.Bool(false), Reason.DEFAULT, Map.of()));
        }
    }

    @Test
    void aFlagWithoutDefaultLeavesItToTheCaller() {
        for (String rest : List.of("", ",\"defaultVariant\":null", ",\"defaultVariant\":\"\",\"targeting\":null")) {
            assertThat(decide(TWO + rest)).isEqualTo(new CallersDefault("f", Reason.DEFAULT, Map.of()));
        }
    }

    @Test
    void aDisabledFlagDoesNotRunItsRule() {
        assertThat(decide("\"state\":\"DISABLED\",\"variants\":{},\"targeting\":{\"broken\":1}"))
                .isEqualTo(new CallersDefault("f", Reason.DISABLED, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"var\":\"who\"}|on|TARGETING_MATCH",
                "\"on\"|on|TARGETING_MATCH",
                "{\"!!\":[1]}|true|TARGETING_MATCH",
                "{\"+\":[0.5,0.5]}|1|TARGETING_MATCH",
                "1e21|1e+21|TARGETING_MATCH",
                "[\"a\",1]|[a,1]|TARGETING_MATCH"
            })
    void theResultOfARuleNamesAVariantByItsJson(String rule, String variant, Reason reason) {
        String variants = "\"state\":\"ENABLED\",\"variants\":{\"on\":1,\"true\":2,\"1\":3,\"1e+21\":4,\"[a,1]\":5}";

        FlagdDecision decision = decide(variants + ",\"targeting\":" + rule);

        assertThat(decision).isInstanceOfSatisfying(Served.class, served -> {
            assertThat(served.variant()).isEqualTo(variant);
            assertThat(served.reason()).isEqualTo(reason);
        });
    }

    @Test
    void errorsCarryTheirCode() {
        assertThat(decide(TWO + ",\"targeting\":\"elsewhere\""))
                .isEqualTo(new Failed("f", FlagdError.GENERAL, Map.of()));
        assertThat(decide(TWO + ",\"targeting\":\"null\"")).isEqualTo(new Failed("f", FlagdError.GENERAL, Map.of()));
        assertThat(decide(TWO + ",\"targeting\":{\"nope\":[]}"))
                .isEqualTo(new Failed("f", FlagdError.PARSE_ERROR, Map.of()));
        assertThat(decide(TWO + ",\"targeting\":{\"/\":[1,0]}"))
                .isEqualTo(new Failed("f", FlagdError.PARSE_ERROR, Map.of()));
        assertThat(FlagdDocument.compile("{\"flags\":{}}").decide("gone", Map.of(), 0))
                .isEqualTo(new Failed("gone", FlagdError.FLAG_NOT_FOUND, Map.of()));
    }

    @Test
    void metadataOfTheFlagGoOverThoseOfTheDocument() {
        FlagdDocument document = FlagdDocument.compile("{\"metadata\":{\"a\":1,\"b\":\"x\"},\"flags\":{\"f\":{" + TWO
                + ",\"metadata\":{\"b\":\"y\",\"c\":1.5,\"a\":null}}}}");

        assertThat(document.metadata()).containsOnlyKeys("a", "b");
        assertThat(document.decide("f", Map.of(), 0).metadata())
                .isEqualTo(Map.of("a", new Value.Whole(1), "b", new Value.Text("y"), "c", new Value.Decimal(1.5)));
    }

    @Test
    void aReferenceIsFilledInOnceAndADanglingOneFailsItsFlagOnly() {
        FlagdDocument document =
                FlagdDocument.compile("{\"$evaluators\":{\"staff\":{\"ends_with\":[{\"var\":\"email\"},"
                        + "\"@x.com\"]},\"nested\":{\"!\":[{\"$ref\":\"staff\"}]}},\"flags\":{"
                        + "\"good\":{" + TWO + ",\"targeting\":{\"if\":[{ \"$ref\" : \"staff\" },\"on\",\"off\"]}},"
                        + "\"dangling\":{" + TWO + ",\"targeting\":{\"if\":[{\"$ref\":\"nobody\"},\"on\"]}},"
                        + "\"nested\":{" + TWO + ",\"targeting\":{\"if\":[{\"$ref\":\"nested\"},\"on\"]}}}}");
        Map<String, String> staff = Map.of("email", "a@x.com");

        assertThat(document.decide("good", staff, 0))
                .isEqualTo(new Served("good", "on", new Value.Bool(true), Reason.TARGETING_MATCH, Map.of()));
        assertThat(document.decide("dangling", staff, 0))
                .isEqualTo(new Failed("dangling", FlagdError.PARSE_ERROR, Map.of()));
        assertThat(document.decide("nested", staff, 0))
                .isEqualTo(new Failed("nested", FlagdError.PARSE_ERROR, Map.of()));
    }

    @Test
    void flagsMayBeAList() {
        FlagdDocument document =
                FlagdDocument.compile("{\"flags\":[{\"key\":\"b\"," + TWO + "},{\"key\":\"a\"," + TWO + "}]}");

        assertThat(document.flagKeys()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"flags\":{}} x",
                "{\"flags\":{\"f\":{\"state\":1}}}",
                "{\"flags\":{\"f\":{\"variants\":[]}}}",
                "{\"flags\":{\"f\":{\"variants\":{\"a\":1},\"defaultVariant\":\"b\"}}}",
                "{\"flags\":{},\"$evaluators\":{\"e\":{}}}",
                "{\"flags\":{\"f\":{\"variants\":{\"a\":01}}}}",
                "{\"flags\":{\"f\":{\"variants\":{\"a\":1e999}}}}"
            })
    void aDocumentThatFlagdRefusesIsRefused(String document) {
        assertThatIllegalArgumentException().isThrownBy(() -> FlagdDocument.compile(document));
    }

    @Test
    void aDocumentThatIsNestedTooDeepIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlagdDocument.compile("[".repeat(100_000)))
                .withMessageContaining("deep");
    }

    /// Expected values of flagd's testbed 3.9.0, tag `@fractional-v2`.
    @ParameterizedTest
    @CsvSource({"jack,hearts", "queen,spades", "ten,clubs", "nine,diamonds", "3,clubs"})
    void fractionalDrawsAsFlagdDoes(String name, String suit) {
        String rule = "{\"fractional\":[{\"cat\":[{\"var\":\"$flagd.flagKey\"},{\"var\":\"user.name\"}]},"
                + "[\"clubs\",25],[\"diamonds\",25],[\"hearts\",25],[\"spades\",25]]}";
        FlagdDocument document =
                FlagdDocument.compile("{\"flags\":{\"fractional-flag\":{" + SUITS + "\"targeting\":" + rule + "}}}");

        assertThat(document.decide("fractional-flag", Map.of("user", Map.of("name", name)), 0))
                .isInstanceOfSatisfying(
                        Served.class, served -> assertThat(served.variant()).isEqualTo(suit));
    }

    @Test
    void theCallersOwnFlagdPropertiesAreHidden() {
        String rule = "{\"if\":[{\"==\":[{\"var\":\"$flagd.timestamp\"},12]},\"on\",\"off\"]}";

        assertThat(document(TWO + ",\"targeting\":" + rule).decide("f", Map.of("$flagd", Map.of("timestamp", 99)), 12))
                .isEqualTo(new Served("f", "on", new Value.Bool(true), Reason.TARGETING_MATCH, Map.of()));
    }

    @Test
    void aRuleCannotWalkOrGrowWithoutEnd() {
        String many = IntStream.range(0, 1_001).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String walk = "{\"map\":[[%s],{\"map\":[[%s],1]}]}".formatted(many, many);
        String grow = "{\"reduce\":[[%s],{\"cat\":[{\"var\":\"accumulator\"},{\"var\":\"accumulator\"}]},\"x\"]}"
                .formatted(many);

        for (String rule : List.of(walk, grow)) {
            assertThat(decide(TWO + ",\"targeting\":" + rule))
                    .isEqualTo(new Failed("f", FlagdError.PARSE_ERROR, Map.of()));
        }
    }

    private static FlagdDecision decide(String flag) {
        return document(flag).decide("f", Map.of("targetingKey", "anna", "who", "on"), 0);
    }

    private static FlagdDocument document(String flag) {
        return FlagdDocument.compile("{\"flags\":{\"f\":{" + flag + "}}}");
    }
}
