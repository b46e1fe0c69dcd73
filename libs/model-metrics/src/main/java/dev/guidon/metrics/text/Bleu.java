package dev.guidon.metrics.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// BLEU of a corpus (Papineni et al. 2002) with one reference for each text, between 0 and 100. The same as sacreBLEU's
/// `nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp` (Post 2018).
public final class Bleu {
    /// To be quoted beside each score: scores of different settings cannot be compared.
    public static final String SIGNATURE = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp";

    private static final int ORDERS = 4;

    private final int[] matching = new int[ORDERS];
    private final int[] total = new int[ORDERS];
    private int saidLength;
    private int expectedLength;

    private Bleu() {}

    /// @param said as many as `expected`, in the same order
    /// @throws IllegalArgumentException when they are not as many, or none
    public static double ofCorpus(List<String> said, List<String> expected) {
        if (said.size() != expected.size() || said.isEmpty()) {
            throw new IllegalArgumentException(said.size() + " texts for " + expected.size() + " references");
        }
        Bleu corpus = new Bleu();
        for (int i = 0; i < said.size(); i++) {
            corpus.add(Tokenizer13a.tokens(said.get(i)), Tokenizer13a.tokens(expected.get(i)));
        }
        return corpus.score();
    }

    private void add(List<String> said, List<String> expected) {
        saidLength += said.size();
        expectedLength += expected.size();
        for (int order = 1; order <= ORDERS; order++) {
            Map<List<String>, Integer> allowed = grams(expected, order);
            for (Map.Entry<List<String>, Integer> gram : grams(said, order).entrySet()) {
                total[order - 1] += gram.getValue();
                matching[order - 1] += Math.min(gram.getValue(), allowed.getOrDefault(gram.getKey(), 0));
            }
        }
    }

    private static Map<List<String>, Integer> grams(List<String> tokens, int order) {
        Map<List<String>, Integer> grams = new HashMap<>();
        for (int i = 0; i + order <= tokens.size(); i++) {
            grams.merge(List.copyOf(tokens.subList(i, i + order)), 1, Integer::sum);
        }
        return grams;
    }

    /// An order without a match counts as half of the one before it that had none, and so on; one without any n-gram
    /// makes the whole score zero.
    private double score() {
        if (matching[0] == 0) {
            return 0;
        }
        double logarithms = 0;
        double smoothing = 1;
        for (int order = 0; order < ORDERS; order++) {
            if (total[order] == 0) {
                return 0;
            }
            double matches = matching[order];
            if (matches == 0) {
                smoothing *= 2;
                matches = 1 / smoothing;
            }
            logarithms += Math.log(100 * matches / total[order]) / ORDERS;
        }
        double brevity = saidLength < expectedLength ? Math.exp(1 - (double) expectedLength / saidLength) : 1;
        return brevity * Math.exp(logarithms);
    }
}
