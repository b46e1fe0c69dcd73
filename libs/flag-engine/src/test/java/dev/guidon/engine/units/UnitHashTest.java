package dev.guidon.engine.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitHashTest {
    private static final byte[] KEY = bytes(UnitHash.KEY_LENGTH);

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        IntStream.range(0, count).forEach(i -> bytes[i] = (byte) i);
        return bytes;
    }

    /// The bytes 0, 1, 2, … as UTF-16 with the low byte first.
    private static String text(int chars) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, chars).forEach(i -> text.append((char) (2 * i | (2 * i + 1) << 8)));
        return text.toString();
    }

    /// From `vectors_sip64` of the authors' reference implementation, those of even length.
    @ParameterizedTest
    @CsvSource({"0, 726fdb47dd0e0e31", "1, 0d6c8009d9a94f5a", "2, cf2794e0277187b7", "3, cbc9466e58fee3ce"})
    void itIsSipHash(int chars, String expected) {
        assertThat(new UnitHash(KEY).of(text(chars))).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }

    @Test
    void aWholeWordIsNotTheEndOfTheText() {
        UnitHash hash = new UnitHash(KEY);

        assertThat(hash.of(text(4))).isEqualTo(Long.parseUnsignedLong("93f5f5799a932462", 16));
        assertThat(hash.of("abcd")).isNotEqualTo(hash.of("abcd\0"));
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        byte[] other = KEY.clone();
        other[15] ^= 1;

        assertThat(new UnitHash(other).of("user-1")).isNotEqualTo(new UnitHash(KEY).of("user-1"));
    }

    @Test
    void aKeyHasSixteenBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitHash(bytes(8)));
    }
}
