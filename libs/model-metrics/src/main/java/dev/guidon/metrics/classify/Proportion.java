package dev.guidon.metrics.classify;

/// A share of right answers with its 95 % interval by Wilson's score (1927, "Probable inference"), which stays between
/// 0 and 1 and holds for small counts too.
public record Proportion(int right, int total, double value, double lower, double upper) {
    /// The 97.5 % quantile of the normal distribution.
    private static final double Z = 1.959963984540054;

    /// @throws IllegalArgumentException unless 0 ≤ `right` ≤ `total` and 0 < `total`
    public static Proportion of(int right, int total) {
        if (total <= 0 || right < 0 || right > total) {
            throw new IllegalArgumentException(right + " of " + total + " is no share");
        }
        double share = (double) right / total;
        double z2 = Z * Z / total;
        double center = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / total + z2 / (4 * total));
        return new Proportion(
                right,
                total,
                share,
                right == 0 ? 0 : Math.max(0, center - half),
                right == total ? 1 : Math.min(1, center + half));
    }
}
