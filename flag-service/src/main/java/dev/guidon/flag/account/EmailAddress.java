package dev.guidon.flag.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// By which a person is known: in lower case, so that nobody has two accounts by the shift key, and in ASCII, so that
/// no two look alike. The form is that of the HTML standard's `input type=email`.
public record EmailAddress(String text) {
    private static final int MAX_LENGTH = 254;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*");

    public EmailAddress {
        text = text.strip().toLowerCase(Locale.ROOT);
        problemWith(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /// What keeps `text` from being an address, if anything does.
    public static Optional<String> problemWith(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= MAX_LENGTH && FORM.matcher(plain).matches()
                ? Optional.empty()
                : Optional.of("is no e-mail address such as ada@example.org");
    }

    @Override
    public String toString() {
        return text;
    }
}
