package dev.guidon.sandbox.encoder;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short name for a sequence of contents: equal contents, equal name; other contents, another name.
public final class Fingerprint {
    private static final int CHARACTERS = 16;

    private Fingerprint() {}

    /// The first 64 bits of SHA-256, in hexadecimal.
    public static String of(byte[]... contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] content : contents) {
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
