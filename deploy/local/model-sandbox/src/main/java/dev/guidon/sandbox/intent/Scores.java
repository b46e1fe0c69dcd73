package dev.guidon.sandbox.intent;

import java.util.List;

/// How well a model names intents, measured on messages whose intent is known.
/// A ratio without a denominator (a label never predicted, say) counts as zero, as is usual for macro averages.
public record Scores(
        int messages, double accuracy, double precision, double recall, double f1, List<PerIntent> perIntent) {

    /// A message's true label, and the one a model gave it.
    public record Judged(String expected, String predicted) {
        boolean right() {
            return expected.equals(predicted);
        }
    }

    public record PerIntent(String label, double precision, double recall, double f1) {}

    public Scores {
        perIntent = List.copyOf(perIntent);
    }

    /// Macro averages are plain means over `labels`: every intent weighs the same, however often it occurs.
    public static Scores of(List<String> labels, List<Judged> judged) {
        if (labels.isEmpty() || judged.isEmpty()) {
            throw new IllegalArgumentException("nothing to measure");
        }
        List<PerIntent> perIntent =
                labels.stream().map(label -> perIntent(label, judged)).toList();
        return new Scores(
                judged.size(),
                ratio(judged.stream().filter(Judged::right).count(), judged.size()),
                perIntent.stream().mapToDouble(PerIntent::precision).average().orElseThrow(),
                perIntent.stream().mapToDouble(PerIntent::recall).average().orElseThrow(),
                perIntent.stream().mapToDouble(PerIntent::f1).average().orElseThrow(),
                perIntent);
    }

    private static PerIntent perIntent(String label, List<Judged> judged) {
        long expected = judged.stream().filter(j -> j.expected().equals(label)).count();
        long predicted =
                judged.stream().filter(j -> j.predicted().equals(label)).count();
        long right = judged.stream()
                .filter(j -> j.right() && j.expected().equals(label))
                .count();
        return new PerIntent(
                label, ratio(right, predicted), ratio(right, expected), ratio(2 * right, expected + predicted));
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
