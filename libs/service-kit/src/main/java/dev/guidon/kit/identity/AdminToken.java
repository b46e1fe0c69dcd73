package dev.guidon.kit.identity;

import java.security.MessageDigest;

/// The administrator's token, kept as its hash.
public final class AdminToken {
    private static final int MIN_LENGTH = 16;
    private final byte[] hash;

    public AdminToken(String token) {
        if (token.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("guidon.admin.token has " + token.length()
                    + " characters; give it at least " + MIN_LENGTH + " random ones");
        }
        this.hash = Sha256.of(token);
    }

    /// Takes the same time whatever is wrong with `candidate`.
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(hash, Sha256.of(candidate));
    }
}
