package dev.guidon.stats.numeric;

/// Riemann's zeta function for real arguments above one.
public final class Zeta {
    private static final int TERMS = 64;

    private Zeta() {}

    /// By the Euler–Maclaurin formula (Abramowitz & Stegun, *Handbook of Mathematical Functions*, 23.2.3): the first
    /// terms as they are, the rest as an integral with three corrections. Relative errors stay below 1e-14.
    public static double of(double s) {
        if (!(s > 1)) {
            throw new IllegalArgumentException("zeta needs an argument above 1, not " + s);
        }
        double sum = 0;
        for (int n = TERMS - 1; n >= 1; n--) {
            sum += Math.pow(n, -s);
        }
        double last = Math.pow(TERMS, -s);
        double first = s / TERMS / 12;
        double third = first * (s + 1) * (s + 2) / (60.0 * TERMS * TERMS);
        double fifth = third * (s + 3) * (s + 4) / (42.0 * TERMS * TERMS);
        return sum + last * (TERMS / (s - 1) + 0.5 + first - third + fifth);
    }
}
