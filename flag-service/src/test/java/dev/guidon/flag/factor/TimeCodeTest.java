package dev.guidon.flag.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeCodeTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /// RFC 6238, appendix B, the rows of SHA-1.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheSpecification(long second, String code) {
        assertThat(TimeCode.of(KEY, TimeCode.stepAt(Instant.ofEpochSecond(second)), 8))
                .isEqualTo(code);
    }

    /// RFC 4226, appendix D.
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "5, 254676", "9, 520489"})
    void codesHaveSixDigitsWithTheirZeros(long step, String code) {
        assertThat(TimeCode.of(KEY, step, TimeCode.DIGITS)).isEqualTo(code);
    }

    @Test
    void aCodeOfAStepBeforeOrAfterIsTakenAndNoOther() {
        long now = TimeCode.stepAt(NOW);

        for (int apart = -3; apart <= 3; apart++) {
            OptionalLong found = TimeCode.step(KEY, TimeCode.of(KEY, now + apart, 6), NOW, 0);
            assertThat(found)
                    .as("%d steps apart", apart)
                    .isEqualTo(Math.abs(apart) <= 1 ? OptionalLong.of(now + apart) : OptionalLong.empty());
        }
    }

    @Test
    void noCodeIsTakenTwiceNorOneBeforeIt() {
        long now = TimeCode.stepAt(NOW);

        assertThat(TimeCode.step(KEY, TimeCode.of(KEY, now, 6), NOW, now)).isEmpty();
        assertThat(TimeCode.step(KEY, TimeCode.of(KEY, now - 1, 6), NOW, now)).isEmpty();
        assertThat(TimeCode.step(KEY, TimeCode.of(KEY, now + 1, 6), NOW, now)).hasValue(now + 1);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void keysAreWrittenInBase32(String plain, String written) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);

        // RFC 4648, section 10, without the padding.
        assertThat(Base32.write(bytes)).isEqualTo(written);
        assertThat(Authenticator.decode(written)).isEqualTo(bytes);
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        RecoveryCodes codes = RecoveryCodes.create(new Random(1));
        SecondFactor factor = new SecondFactor("u", "", Optional.of(NOW), 0, codes.hashes(), NOW);
        String typed = " " + codes.texts().get(3).toUpperCase(Locale.ROOT).replace("-", "");

        SecondFactor after = factor.after(KEY, typed, NOW).orElseThrow();

        assertThat(codes.texts())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        assertThat(after.recoveryHashes()).hasSize(9).doesNotContain(RecoveryCodes.hash(typed));
        assertThat(after.after(KEY, typed, NOW)).isEmpty();
    }

    @Test
    void beforeItIsConfirmedNoRecoveryCodeCounts() {
        RecoveryCodes codes = RecoveryCodes.create(new Random(1));
        SecondFactor begun = new SecondFactor("u", "", Optional.empty(), 0, codes.hashes(), NOW);

        assertThat(begun.after(KEY, codes.texts().getFirst(), NOW)).isEmpty();
        assertThat(List.of(begun, codes).toString()).doesNotContain(codes.texts());
    }
}
