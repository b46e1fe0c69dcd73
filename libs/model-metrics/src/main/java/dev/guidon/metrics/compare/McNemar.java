package dev.guidon.metrics.compare;

/// McNemar's test (1947) that two models err equally often, on the items that only one of them got right. Under the
/// null hypothesis each of those is a fair coin, so the exact test is a two-sided binomial one. The mid-p version
/// (Fagerland, Lydersen and Laake 2013) counts half of the observed probability: less conservative, and rarely above
/// its level.
///
/// @param exactP two-sided; 1 when no item tells the models apart
/// @param midP two-sided
public record McNemar(double exactP, double midP) {

    public static McNemar of(PairedOutcomes outcomes) {
        int discordant = outcomes.onlyBaseline() + outcomes.onlyCandidate();
        int fewer = Math.min(outcomes.onlyBaseline(), outcomes.onlyCandidate());
        double tail = 0;
        for (int k = 0; k <= fewer; k++) {
            tail += probability(k, discordant);
        }
        double exact = Math.min(1, 2 * tail);
        return new McNemar(exact, Math.min(1, 2 * tail - probability(fewer, discordant)));
    }

    /// Of `k` heads in `n` throws of a fair coin.
    private static double probability(int k, int n) {
        double logarithm = -n * Math.log(2);
        for (int i = 1; i <= k; i++) {
            logarithm += Math.log(n - k + i) - Math.log(i);
        }
        return Math.exp(logarithm);
    }
}
