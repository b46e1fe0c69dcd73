package dev.guidon.flag.project;

import java.util.random.RandomGenerator;

/// Makes ids that are short, readable and fit into URLs and API keys: 12 characters of Crockford's Base32, 60 random
/// bits. They need not be secret, only different.
public final class ShortIds {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 12;

    private final RandomGenerator random;

    public ShortIds(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return id.toString();
    }
}
