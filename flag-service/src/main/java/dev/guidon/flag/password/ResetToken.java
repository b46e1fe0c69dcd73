package dev.guidon.flag.password;

import dev.guidon.kit.identity.Sha256;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets its bearer choose a password for one account, once: `gdp_<user id>_<secret>`.
///
/// @param secret 48 hexadecimal characters, 192 random bits
public record ResetToken(String userId, String secret) {
    public static final Duration LIFETIME = Duration.ofHours(24);
    private static final int SECRET_BYTES = 24;
    private static final Pattern FORMAT = Pattern.compile("gdp_([a-z0-9]{1,32})_([0-9a-f]{48})");

    /// @param random must be cryptographically strong
    public static ResetToken create(String userId, RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new ResetToken(userId, HexFormat.of().formatHex(secret));
    }

    public static Optional<ResetToken> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return matcher.matches() ? Optional.of(new ResetToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    public String reveal() {
        return "gdp_" + userId + "_" + secret;
    }

    /// What is kept of it: SHA-256 in hexadecimal.
    public String hash() {
        return Sha256.hex(secret);
    }

    @Override
    public String toString() {
        return "gdp_" + userId + "_…";
    }
}
