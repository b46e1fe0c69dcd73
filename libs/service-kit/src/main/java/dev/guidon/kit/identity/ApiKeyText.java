package dev.guidon.kit.identity;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An environment's API key in clear: `gdn_<kind>_<environment id>_<secret>`. It names its environment, so that a
/// reader knows where to look the hash up, and its prefix lets scanners find leaked keys.
///
/// @param secret 48 hexadecimal characters, 192 random bits
public record ApiKeyText(KeyKind kind, String environmentId, String secret) {
    private static final int SECRET_BYTES = 24;
    private static final Pattern FORMAT = Pattern.compile("gdn_(server|client)_([a-z0-9]{1,32})_([0-9a-f]{48})");

    /// A new key.
    ///
    /// @param random must be cryptographically strong
    public static ApiKeyText create(KeyKind kind, String environmentId, RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new ApiKeyText(kind, environmentId, HexFormat.of().formatHex(secret));
    }

    public static Optional<ApiKeyText> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return matcher.matches()
                ? KeyKind.of(matcher.group(1)).map(kind -> new ApiKeyText(kind, matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /// The key as its owner sends it.
    public String reveal() {
        return "gdn_" + kind.word() + "_" + environmentId + "_" + secret;
    }

    /// What is stored and compared: SHA-256 of the whole key, 32 bytes.
    public byte[] hash() {
        return Sha256.of(reveal());
    }

    @Override
    public String toString() {
        return "gdn_" + kind.word() + "_" + environmentId + "_…";
    }
}
