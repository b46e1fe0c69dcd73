package dev.guidon.flag.factor;

import dev.guidon.flag.account.EmailAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A key as its owner gets it, once.
///
/// @param key in base 32
/// @param uri the same as authenticators read it from a QR code
public record Enrolment(String key, String uri) {
    private static final String ISSUER = "Guidon";

    static Enrolment of(EmailAddress email, byte[] key) {
        String text = Base32.write(key);
        String label = URLEncoder.encode(ISSUER + ":" + email.text(), StandardCharsets.UTF_8);
        return new Enrolment(
                text,
                "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + ISSUER + "&algorithm=SHA1&digits="
                        + TimeCode.DIGITS + "&period=" + TimeCode.STEP_SECONDS);
    }

    @Override
    public String toString() {
        return "Enrolment[…]";
    }
}
