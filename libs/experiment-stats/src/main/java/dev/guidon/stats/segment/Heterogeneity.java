package dev.guidon.stats.segment;

import java.util.List;
import org.hipparchus.special.Gamma;

/// Whether effects differ between disjoint segments by more than chance, and the effects shrunk accordingly.
///
/// Looking at many segments always shows a best and a worst one. Cochran's Q tests whether they differ at all; the
/// variance τ² between true effects by R. DerSimonian and N. Laird, *Meta-analysis in Clinical Trials* (Controlled
/// Clinical Trials 7, 1986) decides how far each segment's effect is drawn to the common one.
public sealed interface Heterogeneity {

    /// An observed effect, with a standard error above zero.
    record Segment(double effect, double standardError) {
        public Segment {
            if (!Double.isFinite(effect) || !(standardError > 0 && Double.isFinite(standardError))) {
                throw new IllegalArgumentException(
                        "no such segment: effect " + effect + ", standard error " + standardError);
            }
        }
    }

    /// A segment's effect as it is best believed.
    ///
    /// @param ownWeight of what the segment itself shows, from 0 to 1; the rest is the common effect
    record Shrunk(double effect, double standardError, double ownWeight) {}

    /// @param statistic Cochran's Q, chi-square with one degree of freedom less than segments where effects are equal
    /// @param betweenVariance τ², of the true effects; zero where chance explains the differences
    /// @param inconsistency I², the share of the differences that is not chance (Higgins and Thompson, 2002)
    /// @param commonEffect with inverse-variance weights, all effects taken to be equal
    /// @param meanEffect with weights that count τ² too: of a random segment
    record Tested(
            double statistic,
            int degreesOfFreedom,
            double pValue,
            double betweenVariance,
            double inconsistency,
            Segment commonEffect,
            Segment meanEffect,
            List<Shrunk> segments)
            implements Heterogeneity {

        public Tested {
            segments = List.copyOf(segments);
        }
    }

    /// Fewer than two segments cannot differ.
    record TooFewSegments() implements Heterogeneity {}

    static Heterogeneity of(List<Segment> segments) {
        return segments.size() < 2 ? new TooFewSegments() : tested(segments);
    }

    private static Tested tested(List<Segment> segments) {
        Segment common = mean(segments, 0);
        double statistic = 0;
        double weights = 0;
        double squares = 0;
        for (Segment segment : segments) {
            double weight = 1 / (segment.standardError * segment.standardError);
            double deviation = segment.effect - common.effect;
            statistic += weight * deviation * deviation;
            weights += weight;
            squares += weight * weight;
        }
        int degreesOfFreedom = segments.size() - 1;
        double excess = Math.max(0, statistic - degreesOfFreedom);
        double between = excess / (weights - squares / weights);
        Segment mean = mean(segments, between);
        return new Tested(
                statistic,
                degreesOfFreedom,
                Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2),
                between,
                statistic > 0 ? excess / statistic : 0,
                common,
                mean,
                segments.stream().map(segment -> shrunk(segment, mean, between)).toList());
    }

    private static Segment mean(List<Segment> segments, double between) {
        double weights = 0;
        double sum = 0;
        for (Segment segment : segments) {
            double weight = 1 / (segment.standardError * segment.standardError + between);
            weights += weight;
            sum += weight * segment.effect;
        }
        return new Segment(sum / weights, 1 / Math.sqrt(weights));
    }

    /// The error of the mean effect counts for the share that is drawn to it.
    private static Shrunk shrunk(Segment segment, Segment mean, double between) {
        double variance = segment.standardError * segment.standardError;
        double own = between / (between + variance);
        double effect = own * segment.effect + (1 - own) * mean.effect;
        double error = Math.hypot(Math.sqrt(own * variance), (1 - own) * mean.standardError);
        return new Shrunk(effect, error, own);
    }
}
