package dev.guidon.metrics.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// ROUGE-L (Lin 2004): the longest common subsequence of tokens. Tokens as in the `rouge-score` package without
/// stemming: lower case, runs of `a-z0-9`.
public final class RougeL {
    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    private RougeL() {}

    public static TokenOverlap of(String said, String expected) {
        List<String> saidTokens = tokens(said);
        List<String> expectedTokens = tokens(expected);
        return TokenOverlap.of(longestCommon(saidTokens, expectedTokens), saidTokens.size(), expectedTokens.size());
    }

    private static List<String> tokens(String text) {
        return Stream.of(BETWEEN.split(text.toLowerCase(Locale.ROOT)))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /// By rows: `O(|a| · |b|)` time, `O(|b|)` memory.
    private static int longestCommon(List<String> a, List<String> b) {
        int[] above = new int[b.size() + 1];
        for (String token : a) {
            int[] row = new int[b.size() + 1];
            for (int j = 0; j < b.size(); j++) {
                row[j + 1] = token.equals(b.get(j)) ? above[j] + 1 : Math.max(above[j + 1], row[j]);
            }
            above = row;
        }
        return above[b.size()];
    }
}
