package dev.guidon.metrics.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Precision, recall and F1 of tokens, each between 0 and 1.
public record TokenOverlap(double precision, double recall, double f1) {

    /// @param common tokens that both texts have; 0 gives zeros
    static TokenOverlap of(int common, int said, int expected) {
        if (common == 0) {
            return new TokenOverlap(0, 0, 0);
        }
        double precision = (double) common / said;
        double recall = (double) common / expected;
        return new TokenOverlap(precision, recall, 2 * precision * recall / (precision + recall));
    }

    /// Each token as often as both have it.
    static int common(List<String> said, List<String> expected) {
        Map<String, Integer> left = new HashMap<>();
        expected.forEach(token -> left.merge(token, 1, Integer::sum));
        int common = 0;
        for (String token : said) {
            if (left.merge(token, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return common;
    }
}
