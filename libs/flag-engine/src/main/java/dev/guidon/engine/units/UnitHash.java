package dev.guidon.engine.units;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// SipHash-2-4 of the UTF-16 code units of a text, low byte first, with a secret key per list. Nobody who does not know
/// the key can make up a unit that is taken for another one. Allocates nothing.
///
/// Source: Jean-Philippe Aumasson and Daniel J. Bernstein, SipHash: a fast short-input PRF (2012).
public final class UnitHash {
    /// Bytes of a key.
    public static final int KEY_LENGTH = 16;

    private static final int CHARS_PER_WORD = 4;

    private final long key0;
    private final long key1;

    public UnitHash(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("a key has " + KEY_LENGTH + " bytes, not " + key.length);
        }
        ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
        this.key0 = words.getLong();
        this.key1 = words.getLong();
    }

    /// The key, 16 bytes: a secret of whoever holds the list.
    public byte[] key() {
        return ByteBuffer.allocate(KEY_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(key0)
                .putLong(key1)
                .array();
    }

    public long of(String unit) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        int words = unit.length() / CHARS_PER_WORD;
        for (int i = 0; i <= words; i++) {
            long word = i < words ? word(unit, i * CHARS_PER_WORD) : lastWord(unit, i * CHARS_PER_WORD);
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return finish(v0, v1, v2 ^ 0xFF, v3);
    }

    private static long finish(long a, long b, long c, long d) {
        long v0 = a;
        long v1 = b;
        long v2 = c;
        long v3 = d;
        for (int round = 0; round < 4; round++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long word(String text, int from) {
        return text.charAt(from)
                | (long) text.charAt(from + 1) << 16
                | (long) text.charAt(from + 2) << 32
                | (long) text.charAt(from + 3) << 48;
    }

    /// What is left of the text, and its length in bytes in the highest byte.
    private static long lastWord(String text, int from) {
        long word = (long) (text.length() * Character.BYTES) << 56;
        for (int i = from; i < text.length(); i++) {
            word |= (long) text.charAt(i) << (Character.SIZE * (i - from));
        }
        return word;
    }
}
