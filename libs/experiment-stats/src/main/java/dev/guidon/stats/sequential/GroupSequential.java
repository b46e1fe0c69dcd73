package dev.guidon.stats.sequential;

import dev.guidon.stats.numeric.Normal;
import java.util.ArrayList;
import java.util.List;

/// A test with a planned end and looks on the way: P. Armitage, C. K. McPherson, B. C. Rowe, *Repeated significance
/// tests on accumulating data*, JRSS A 132 (1969), with the error spent as [Spending] says. Far cheaper than a
/// confidence sequence where the final sample is known.
///
/// @param alpha of the whole test, over both sides where there are two
/// @param sides what counts as a crossing
/// @param truncation the largest boundary, in standard errors; a look that would ask for more asks for this
public record GroupSequential(double alpha, Spending spending, Sides sides, double truncation) {
    /// The boundary that still is one in practice: beyond it the normal approximation means nothing.
    public static final double USUAL_TRUNCATION = 8;

    private static final double SAME_INFORMATION = 1e-5;

    public enum Sides {
        /// Large effects only.
        ONE,
        /// Both, together at alpha.
        SYMMETRIC,
        /// Both, each as a one-sided test at half of alpha that ignores crossings on the other side. A little wider
        /// than SYMMETRIC.
        INDEPENDENT
    }

    /// One look's boundary in standard errors, and what may have been spent up to it. Without a boundary (infinite)
    /// the look cannot stop: there was nothing left to spend.
    ///
    /// @param nominalAlpha two-sided level of a fixed test with this boundary; one-sided where the test is
    public record Look(double information, double bound, double nominalAlpha, double cumulativeAlpha) {}

    public GroupSequential {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, but is " + alpha);
        }
        if (!(truncation > 0)) {
            throw new IllegalArgumentException("the truncation must be positive, but is " + truncation);
        }
    }

    /// The boundaries at these shares of the planned information, which ascend. Two looks at the same information
    /// share a boundary.
    public List<Look> looks(List<Double> informationFractions) {
        ascending(informationFractions);
        double level = sides == Sides.INDEPENDENT ? alpha / 2 : alpha;
        List<Look> looks = new ArrayList<>();
        Continuation continuation = Continuation.start(sides == Sides.SYMMETRIC, truncation);
        double before = 0;
        double spentBefore = 0;
        for (int i = 0; i < informationFractions.size(); i++) {
            double now = informationFractions.get(i);
            double spent = spending.spent(level, now);
            if (now - before <= SAME_INFORMATION && !looks.isEmpty()) {
                Look last = looks.getLast();
                looks.add(new Look(now, last.bound, last.nominalAlpha, last.cumulativeAlpha));
                continue;
            }
            double bound = continuation.bound(now, spent - spentBefore);
            looks.add(look(now, bound, spent));
            if (i + 1 < informationFractions.size()) {
                continuation = continuation.after(now, bound, informationFractions.get(i + 1));
            }
            before = now;
            spentBefore = spent;
        }
        return looks;
    }

    private Look look(double information, double bound, double spent) {
        double nominal = sides == Sides.ONE ? Normal.upperTail(bound) : Normal.twoSidedTail(bound);
        return new Look(information, bound, nominal, sides == Sides.INDEPENDENT ? 2 * spent : spent);
    }

    private static void ascending(List<Double> fractions) {
        double before = 0;
        for (double fraction : fractions) {
            if (!(fraction > 0 && fraction >= before && Double.isFinite(fraction))) {
                throw new IllegalArgumentException(
                        "shares of information must be positive and ascend, unlike " + fractions);
            }
            before = fraction;
        }
    }
}
