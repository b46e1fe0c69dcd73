package dev.guidon.engine.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SaltedHashTest {

    /// Vectors of flagd's test bed: extremes of the hash, and the key of its `fractional` example.
    @ParameterizedTest
    @CsvSource({
        "'', ejOoVL, 0",
        "'', bY9fO-, 1",
        "'', SI7p-, 2147483647",
        "'', 6LvT0, 2147483648",
        "'', ceQdGm, 4294967295",
        "fractional-flag, jack, 2682799072",
    })
    void agreesWithFlagd(String salt, String text, long expected) {
        assertThat(Integer.toUnsignedLong(new SaltedHash(salt).of(text))).isEqualTo(expected);
    }

    @Property
    void isTheReferenceHashOfTheJoinedBytes(@ForAll String salt, @ForAll String text) {
        // Surrogates that are halved between salt and text are two characters for us and one for the joined string.
        boolean halved = !salt.isEmpty()
                && !text.isEmpty()
                && Character.isSurrogatePair(salt.charAt(salt.length() - 1), text.charAt(0));
        int expected = reference((salt + text).getBytes(StandardCharsets.UTF_8));

        int actual = new SaltedHash(salt).of(text);

        assertThat(halved || actual == expected).isTrue();
    }

    /// MurmurHash3_x86_32 as its author wrote it: block by block, then the tail.
    private static int reference(byte[] bytes) {
        int hash = 0;
        int blocks = bytes.length / 4;
        for (int i = 0; i < blocks; i++) {
            int block = (bytes[4 * i] & 0xFF)
                    | ((bytes[4 * i + 1] & 0xFF) << 8)
                    | ((bytes[4 * i + 2] & 0xFF) << 16)
                    | ((bytes[4 * i + 3] & 0xFF) << 24);
            hash ^= scramble(block);
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
        }
        int tail = 0;
        for (int i = bytes.length - 1; i >= blocks * 4; i--) {
            tail = (tail << 8) | (bytes[i] & 0xFF);
        }
        hash ^= scramble(tail) ^ bytes.length;
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    private static int scramble(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
