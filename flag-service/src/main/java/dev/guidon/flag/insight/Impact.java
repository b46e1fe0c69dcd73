package dev.guidon.flag.insight;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.flag.Value;
import dev.guidon.flag.insight.BlastRadius.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds up whom a change touches, subject by subject, each with the evaluations that it stands for.
///
/// The interval is Wilson's (1927), at 95 %, for a sample of the effective size (Σw)² / Σw² after Kish (1965): unequal
/// weights say less than as many equal ones.
final class Impact {
    /// Of the normal distribution, for 95 %.
    private static final double Z = 1.959963984540054;

    private final Ruleset before;
    private final Ruleset after;
    private final String flagKey;
    private final Map<FromTo, Weighed> moves = new HashMap<>();
    private int subjects;
    private double weight;
    private double squares;
    private double moved;

    private record FromTo(String from, String to) {}

    private record Weighed(int subjects, double weight) {
        Weighed plus(Weighed other) {
            return new Weighed(subjects + other.subjects, weight + other.weight);
        }
    }

    Impact(Ruleset before, Ruleset after, String flagKey) {
        this.before = before;
        this.after = after;
        this.flagKey = flagKey;
    }

    void add(SampledEvaluation sample) {
        Got from = got(before, sample);
        Got to = got(after, sample);
        subjects++;
        weight += sample.standsFor();
        squares += (double) sample.standsFor() * sample.standsFor();
        if (!from.equals(to)) {
            moved += sample.standsFor();
            moves.merge(new FromTo(from.variant(), to.variant()), new Weighed(1, sample.standsFor()), Weighed::plus);
        }
    }

    /// What a subject gets; nothing but what is in the caller's code when `variant` is empty.
    private record Got(String variant, Value value) {}

    private Got got(Ruleset ruleset, SampledEvaluation sample) {
        return switch (ruleset.decide(flagKey, sample.subject())) {
            case Decision.Served served ->
                new Got(served.variant().key(), served.variant().value());
            case Decision.Unknown _ -> new Got("", new Value.Nothing());
        };
    }

    BlastRadius radius() {
        if (subjects == 0) {
            return new BlastRadius(0, 0, 0, 1, true, List.of());
        }
        double share = moved / weight;
        double size = weight * weight / squares;
        double middle = (share + Z * Z / (2 * size)) / (1 + Z * Z / size);
        double half = Z / (1 + Z * Z / size) * Math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size));
        return new BlastRadius(
                subjects,
                share,
                Math.clamp(middle - half, 0, 1),
                Math.clamp(middle + half, 0, 1),
                size < BlastRadius.ENOUGH,
                largestFirst());
    }

    private List<Move> largestFirst() {
        List<Move> all = new ArrayList<>();
        moves.forEach((pair, weighed) ->
                all.add(new Move(pair.from(), pair.to(), weighed.subjects(), weighed.weight() / weight)));
        all.sort(Comparator.comparingDouble(Move::share)
                .reversed()
                .thenComparing(Move::from)
                .thenComparing(Move::to));
        return all;
    }
}
