package dev.guidon.flag.factor;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/// The program on somebody's phone.
public final class Authenticator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private final byte[] key;

    /// @param key in base 32
    public Authenticator(String key) {
        this.key = decode(key);
    }

    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char letter : text.toCharArray()) {
            buffer = (buffer << 5) | ALPHABET.indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held);
            }
        }
        return bytes.toByteArray();
    }

    /// @param steps from the present one on
    public String code(int steps) {
        return TimeCode.of(key, TimeCode.stepAt(Instant.now()) + steps, TimeCode.DIGITS);
    }
}
