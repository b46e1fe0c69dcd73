package dev.guidon.flag.session;

import dev.guidon.kit.identity.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a session is prolonged with, once: `gdr_<session id>_<family>_<secret>`. All tokens of a session share the
/// family, which tells one that was used before from one that was never given out. The prefix lets scanners find
/// leaked ones.
///
/// @param family 32 hexadecimal characters, 128 random bits
/// @param secret 48 hexadecimal characters, 192 random bits, new in each token
public record RefreshToken(String sessionId, String family, String secret) {
    private static final int FAMILY_BYTES = 16;
    private static final int SECRET_BYTES = 24;
    private static final Pattern FORMAT = Pattern.compile("gdr_([a-z0-9]{1,32})_([0-9a-f]{32})_([0-9a-f]{48})");

    /// The first of a session.
    ///
    /// @param random must be cryptographically strong
    public static RefreshToken create(String sessionId, RandomGenerator random) {
        return new RefreshToken(sessionId, hex(FAMILY_BYTES, random), hex(SECRET_BYTES, random));
    }

    /// The one that follows this.
    public RefreshToken next(RandomGenerator random) {
        return new RefreshToken(sessionId, family, hex(SECRET_BYTES, random));
    }

    private static String hex(int bytes, RandomGenerator random) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    public static Optional<RefreshToken> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return matcher.matches()
                ? Optional.of(new RefreshToken(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /// As its owner sends it.
    public String reveal() {
        return "gdr_" + sessionId + "_" + family + "_" + secret;
    }

    /// What is kept of it.
    public Hashes hashes() {
        return new Hashes(Sha256.hex(family), Sha256.hex(secret));
    }

    /// SHA-256 in hexadecimal.
    public record Hashes(String family, String secret) {}

    @Override
    public String toString() {
        return "gdr_" + sessionId + "_…";
    }
}
