package dev.guidon.flag.invitation;

import dev.guidon.kit.identity.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets its bearer accept an invitation, once: `gdi_<invitation id>_<secret>`.
///
/// @param secret 48 hexadecimal characters, 192 random bits
public record InvitationToken(String invitationId, String secret) {
    private static final int SECRET_BYTES = 24;
    private static final Pattern FORMAT = Pattern.compile("gdi_([a-z0-9]{1,32})_([0-9a-f]{48})");

    /// @param random must be cryptographically strong
    public static InvitationToken create(String invitationId, RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new InvitationToken(invitationId, HexFormat.of().formatHex(secret));
    }

    public static Optional<InvitationToken> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return matcher.matches()
                ? Optional.of(new InvitationToken(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    public String reveal() {
        return "gdi_" + invitationId + "_" + secret;
    }

    /// What is kept of it: SHA-256 in hexadecimal.
    public String hash() {
        return Sha256.hex(secret);
    }

    @Override
    public String toString() {
        return "gdi_" + invitationId + "_…";
    }
}
