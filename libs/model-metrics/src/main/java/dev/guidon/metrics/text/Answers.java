package dev.guidon.metrics.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Exact match and token F1 of short answers, as SQuAD's official script has them: lower case, without ASCII
/// punctuation and without the articles a, an and the.
public final class Answers {
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
    private static final Pattern ARTICLES = Pattern.compile("\\b(a|an|the)\\b");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Answers() {}

    public static boolean match(String said, String expected) {
        return tokens(said).equals(tokens(expected));
    }

    /// Of two empty answers 1, of one empty answer 0.
    public static TokenOverlap overlap(String said, String expected) {
        List<String> saidTokens = tokens(said);
        List<String> expectedTokens = tokens(expected);
        if (saidTokens.isEmpty() && expectedTokens.isEmpty()) {
            return new TokenOverlap(1, 1, 1);
        }
        return TokenOverlap.of(
                TokenOverlap.common(saidTokens, expectedTokens), saidTokens.size(), expectedTokens.size());
    }

    private static List<String> tokens(String text) {
        String plain = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return Stream.of(SPACES.split(ARTICLES.matcher(plain).replaceAll(" ")))
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
