package dev.guidon.flag.access;

import dev.guidon.kit.identity.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A token in clear: `gdn_sat_<secret>` for a service, `gdn_pat_<secret>` for a person. The prefix lets scanners find
/// leaked tokens.
///
/// @param secret 48 hexadecimal characters, 192 random bits
public record AccessTokenText(boolean personal, String secret) {
    private static final int SECRET_BYTES = 24;
    private static final Pattern FORMAT = Pattern.compile("gdn_(sat|pat)_[0-9a-f]{48}");
    private static final int PREFIX = 8;

    /// A new token.
    ///
    /// @param random must be cryptographically strong
    public static AccessTokenText create(boolean personal, RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new AccessTokenText(personal, HexFormat.of().formatHex(secret));
    }

    public static Optional<AccessTokenText> parse(String text) {
        return FORMAT.matcher(text).matches()
                ? Optional.of(new AccessTokenText(text.startsWith("gdn_pat_"), text.substring(PREFIX)))
                : Optional.empty();
    }

    /// The token as its owner sends it.
    public String reveal() {
        return (personal ? "gdn_pat_" : "gdn_sat_") + secret;
    }

    /// What is stored and compared: SHA-256 of the whole token, in hexadecimal.
    public String hash() {
        return Sha256.hex(reveal());
    }

    @Override
    public String toString() {
        return (personal ? "gdn_pat_" : "gdn_sat_") + "…";
    }
}
