package dev.guidon.flag.trigger;

import dev.guidon.kit.identity.Sha256;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// A trigger's token in clear. Its prefix lets scanners find leaked ones.
///
/// @param reveal the text itself
public record TriggerToken(String reveal) {
    private static final String PREFIX = "gdn_trigger_";
    private static final int SECRET_BYTES = 24;

    /// @param random must be cryptographically strong
    static TriggerToken create(RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new TriggerToken(PREFIX + HexFormat.of().formatHex(secret));
    }

    /// SHA-256 in hexadecimal. Triggers are looked up by it, so that how long that takes tells nothing of a token.
    public String hash() {
        return Sha256.hex(reveal);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
