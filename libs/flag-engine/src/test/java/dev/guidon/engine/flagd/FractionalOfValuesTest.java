package dev.guidon.engine.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.bucket.SaltedHash;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// flagd's third generation of `fractional`, by the vectors of its test bed and of RFC 8949, appendix A.
final class FractionalOfValuesTest {
    private static final String SUITS = """
            {"flags": {"fractional-flag": {"state": "ENABLED", "defaultVariant": "none",
              "variants": {"none": "none", "clubs": "clubs", "diamonds": "diamonds", "hearts": "hearts", "spades": "spades"},
              "targeting": {"fractional": [%s,
                ["clubs", 25], ["diamonds", 25], ["hearts", 25], ["spades", 25]]}}}}
            """;
    private static final String OF_NAME = "{\"cat\": [{\"var\": \"$flagd.flagKey\"}, {\"var\": \"user.name\"}]}";

    private static String drawn(String by, Map<String, ?> context) {
        FlagdDocument document = FlagdDocument.compile(SUITS.formatted(by), FractionalGeneration.THIRD);
        return document.decide("fractional-flag", context, 0) instanceof FlagdDecision.Served served
                ? served.variant()
                : "nothing";
    }

    private static String hex(@Nullable Object value) {
        return HexFormat.of().formatHex(Cbor.of(value));
    }

    @ParameterizedTest
    @CsvSource({"jack, diamonds", "queen, diamonds", "ten, clubs", "nine, clubs", "3, spades"})
    void textIsDrawnAsItsCbor(String name, String suit) {
        assertThat(drawn(OF_NAME, Map.of("targetingKey", "u", "user", Map.of("name", name))))
                .isEqualTo(suit);
    }

    @Test
    void theHashIsThatOfTheEncodedText() {
        assertThat(Integer.toUnsignedLong(SaltedHash.ofBytes(Cbor.of("fractional-flagjack"))))
                .isEqualTo(1_435_348_822L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "-0.0, 00",
        "1, 01",
        "23, 17",
        "24, 1818",
        "100, 1864",
        "1000, 1903e8",
        "1000000, 1a000f4240",
        "1000000000000, 1b000000e8d4a51000",
        "18446744073709549568, 1bfffffffffffff800",
        "-1, 20",
        "-1000, 3903e7",
        "-9223372036854775808, 3b7fffffffffffffff",
        "1.5, f93e00",
        "1.1, fb3ff199999999999a",
        "65505.5, fa477fe180",
        "5.960464477539063e-8, f90001",
        "3.4028234663852886e+38, fa7f7fffff",
        "1.0e+300, fb7e37e43c8800759c"
    })
    void numbersTakeTheirShortestForm(double number, String encoded) {
        assertThat(hex(number)).isEqualTo(encoded);
    }

    @Test
    void whatIsNoNumberIsEncodedToo() {
        assertThat(hex("ü")).isEqualTo("62c3bc");
        assertThat(hex("")).isEqualTo("60");
        assertThat(hex(List.of(true, false, "a"))).isEqualTo("83f5f46161");
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("bb", null);
        fields.put("c", 1.0);
        fields.put("a", List.of());
        assertThat(hex(fields)).isEqualTo("a3616180616301626262f6");
    }

    @Test
    void wholeNumbersAreOneNumberHoweverTheyAreWritten() {
        assertThat(drawn("1", Map.of())).isEqualTo(drawn("1.0", Map.of()));
        assertThat(drawn("{\"var\": \"id\"}", Map.of("id", 7.0))).isNotEqualTo("nothing");
        assertThat(drawn("{\"var\": \"member\"}", Map.of("member", true))).isNotEqualTo("none");
    }

    @Test
    void nothingIsDrawnByNothing() {
        assertThat(drawn("{\"var\": \"missing\"}", Map.of("targetingKey", "u"))).isEqualTo("none");
    }

    @Test
    void theSecondGenerationDrawsOthers() {
        FlagdDocument second = FlagdDocument.compile(SUITS.formatted(OF_NAME));

        assertThat(second.decide("fractional-flag", Map.of("targetingKey", "u", "user", Map.of("name", "jack")), 0))
                .isInstanceOfSatisfying(FlagdDecision.Served.class, served -> assertThat(served.variant())
                        .isEqualTo("hearts"));
    }
}
