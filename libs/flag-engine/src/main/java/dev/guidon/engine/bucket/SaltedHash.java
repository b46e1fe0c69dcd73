package dev.guidon.engine.bucket;

import java.nio.charset.StandardCharsets;

/// MurmurHash3 x86 32-bit with seed 0 over the UTF-8 bytes of a salt followed by a text, without building either the
/// joined string or its bytes. The salt's part is computed once.
///
/// Source: Austin Appleby's MurmurHash3_x86_32, public domain; the same hash as OpenFeature flagd's `fractional`.
public final class SaltedHash {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;
    private static final int REPLACEMENT = '?';

    private final int saltState;
    private final int saltTail;
    private final int saltLength;

    public SaltedHash(String salt) {
        byte[] bytes = salt.getBytes(StandardCharsets.UTF_8);
        int state = 0;
        int tail = 0;
        for (int i = 0; i < bytes.length; i++) {
            tail |= (bytes[i] & 0xFF) << ((i & 3) << 3);
            if ((i & 3) == 3) {
                state = mixBlock(state, tail);
                tail = 0;
            }
        }
        this.saltState = state;
        this.saltTail = tail;
        this.saltLength = bytes.length;
    }

    /// The hash of bytes, without any salt, as 32 bits; read it as unsigned.
    public static int ofBytes(byte[] bytes) {
        int state = 0;
        int tail = 0;
        for (int i = 0; i < bytes.length; i++) {
            tail |= (bytes[i] & 0xFF) << ((i & 3) << 3);
            if ((i & 3) == 3) {
                state = mixBlock(state, tail);
                tail = 0;
            }
        }
        return finish(state, tail, bytes.length);
    }

    /// The hash as 32 bits; read it as unsigned.
    public int of(String text) {
        int state = saltState;
        int tail = saltTail;
        int length = saltLength;
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return ofUtf8(text, i, state, tail, length);
            }
            tail |= c << ((length & 3) << 3);
            if ((++length & 3) == 0) {
                state = mixBlock(state, tail);
                tail = 0;
            }
        }
        return finish(state, tail, length);
    }

    /// Goes on from the first character that is not ASCII.
    private static int ofUtf8(String text, int from, int stateSoFar, int tailSoFar, int lengthSoFar) {
        int state = stateSoFar;
        int tail = tailSoFar;
        int length = lengthSoFar;
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            long encoded = encode(codePoint);
            for (int left = (int) (encoded >>> 32); left > 0; left--) {
                tail |= (int) (encoded >>> ((left - 1) << 3) & 0xFF) << ((length & 3) << 3);
                if ((++length & 3) == 0) {
                    state = mixBlock(state, tail);
                    tail = 0;
                }
            }
        }
        return finish(state, tail, length);
    }

    /// UTF-8 bytes of a code point in the low 32 bits, first byte highest; their number in the high 32.
    /// A lone surrogate becomes `?`, as [String#getBytes] has it.
    private static long encode(int codePoint) {
        if (codePoint < 0x80) {
            return 1L << 32 | codePoint;
        }
        if (codePoint < 0x800) {
            return 2L << 32 | 0xC080L | (codePoint >> 6) << 8 | (codePoint & 0x3F);
        }
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            return 1L << 32 | REPLACEMENT;
        }
        if (codePoint < 0x10000) {
            return 3L << 32 | 0xE08080L | (codePoint >> 12) << 16 | ((codePoint >> 6) & 0x3F) << 8 | (codePoint & 0x3F);
        }
        return 4L << 32
                | 0xF0808080L
                | (long) (codePoint >> 18) << 24
                | ((codePoint >> 12) & 0x3F) << 16
                | ((codePoint >> 6) & 0x3F) << 8
                | (codePoint & 0x3F);
    }

    private static int mixBlock(int state, int block) {
        return Integer.rotateLeft(state ^ mixTail(block), 13) * 5 + 0xe6546b64;
    }

    private static int mixTail(int tail) {
        return Integer.rotateLeft(tail * C1, 15) * C2;
    }

    private static int finish(int state, int tail, int length) {
        int hash = state ^ mixTail(tail) ^ length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
