package dev.guidon.flag.account;

import java.text.Normalizer;
import java.util.Optional;

/// A password in clear, on its way to be hashed. In Unicode's composed form, so that every keyboard writes the same.
public record Password(String text) {
    /// In characters. Length is what makes a password strong; NIST SP 800-63B advises against rules of composition.
    public static final int MIN_LENGTH = 12;

    public static final int MAX_LENGTH = 128;

    public Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// What keeps it from being chosen for an account, if anything does. Never repeats it.
    public Optional<String> problemFor(EmailAddress email) {
        long length = text.codePoints().count();
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return Optional.of(
                    "must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, not " + length + "; any will do");
        }
        if (text.codePoints().distinct().count() == 1) {
            return Optional.of("must not be one character repeated");
        }
        return text.equalsIgnoreCase(email.text()) ? Optional.of("must not be the e-mail address") : Optional.empty();
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
