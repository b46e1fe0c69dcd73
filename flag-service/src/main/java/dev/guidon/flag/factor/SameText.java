package dev.guidon.flag.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Compares secrets in a time that does not depend on where they differ.
final class SameText {
    private SameText() {}

    static boolean is(String first, String second) {
        return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
    }
}
