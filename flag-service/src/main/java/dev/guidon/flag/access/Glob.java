package dev.guidon.flag.access;

import java.util.Optional;
import java.util.regex.Pattern;

/// A key in a policy, in which `*` stands for any characters or none.
public record Glob(String text) {
    /// Every key.
    public static final Glob ANY = new Glob("*");

    /// What keys, ids and e-mail addresses are made of, and the star.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._@+*-]{1,254}");

    private static final int MAX_STARS = 5;

    /// What keeps `text` from being a glob, if anything does.
    public static Optional<String> problemWith(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.of("has a key that is not made of letters, digits, '.', '_', '-', '@', '+' and '*'");
        }
        return text.chars().filter(character -> character == '*').count() > MAX_STARS
                ? Optional.of("has a key with more than " + MAX_STARS + " stars")
                : Optional.empty();
    }

    public boolean matchesAll() {
        return equals(ANY);
    }

    /// Takes time in proportion to the product of the lengths at most, whatever the key.
    public boolean matches(String key) {
        int at = 0;
        int position = 0;
        int star = -1;
        int resume = 0;
        while (position < key.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                resume = position;
            } else if (at < text.length() && text.charAt(at) == key.charAt(position)) {
                at++;
                position++;
            } else if (star >= 0) {
                at = star + 1;
                position = ++resume;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(character -> character == '*');
    }

    /// Whether this matches every key that `other` matches. A star is no part of a key, so it can only be met by one.
    public boolean covers(Glob other) {
        return matches(other.text);
    }
}
