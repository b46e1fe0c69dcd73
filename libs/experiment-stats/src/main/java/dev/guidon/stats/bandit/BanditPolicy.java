package dev.guidon.stats.bandit;

import dev.guidon.stats.bandit.ArmRanking.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The next weights of a bandit.
///
/// @param rule what weights follow
/// @param goal which arm is best
/// @param floor every arm's least weight
/// @param leastUnits that every arm needs before weights move
/// @param winnerFrom the probability to be best at which an arm has won
public record BanditPolicy(Rule rule, Goal goal, double floor, long leastUnits, double winnerFrom) {
    /// The prior of an arm's mean is normal around 0 with this variance: it only keeps arms without spread apart from
    /// certainty.
    private static final double PRIOR_VARIANCE = 1e4;

    public enum Rule {
        /// An arm's weight is its probability to be the best (Thompson sampling).
        BEST_ARM,
        /// An arm's weight is its share in the best two places: explores more, finds the best arm sooner.
        TOP_TWO
    }

    /// An arm as it stands.
    public record Standing(long units, double mean, double varianceOfMean) {}

    public sealed interface Update {
        /// @param probabilities of each arm to be the best
        record Moved(List<Double> probabilities, List<Double> weights, OptionalInt winner) implements Update {}

        /// Weights stay.
        record Kept(Reason reason) implements Update {}
    }

    public enum Reason {
        /// An arm has fewer units than the policy asks for.
        TOO_FEW_UNITS("too_few_units"),
        /// An arm's mean has no spread: its posterior would be certain.
        ZERO_VARIANCE("zero_variance"),
        /// There are fewer than two arms.
        TOO_FEW_ARMS("too_few_arms");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// Stable: clients match on it.
        public String code() {
            return code;
        }
    }

    /// Thompson sampling with a floor of 1 %, from 100 units per arm, won at 95 %.
    public static BanditPolicy usual(Goal goal) {
        return new BanditPolicy(Rule.BEST_ARM, goal, 0.01, 100, 0.95);
    }

    public Update update(List<Standing> arms) {
        if (arms.size() < 2) {
            return new Update.Kept(Reason.TOO_FEW_ARMS);
        }
        if (arms.stream().anyMatch(arm -> arm.units < leastUnits)) {
            return new Update.Kept(Reason.TOO_FEW_UNITS);
        }
        if (arms.stream().anyMatch(arm -> !(arm.varianceOfMean > 0))) {
            return new Update.Kept(Reason.ZERO_VARIANCE);
        }
        List<Arm> posteriors = new ArrayList<>();
        for (Standing arm : arms) {
            double share = PRIOR_VARIANCE / (PRIOR_VARIANCE + arm.varianceOfMean);
            posteriors.add(new Arm(arm.mean * share, Math.sqrt(arm.varianceOfMean * share)));
        }
        return moved(ArmRanking.of(posteriors, goal));
    }

    private Update moved(ArmRanking ranking) {
        List<Double> followed =
                switch (rule) {
                    case BEST_ARM -> ranking.best();
                    case TOP_TWO -> ranking.topTwo();
                };
        OptionalInt winner = OptionalInt.empty();
        for (int arm = 0; arm < ranking.best().size(); arm++) {
            if (ranking.best().get(arm) >= winnerFrom) {
                winner = OptionalInt.of(arm);
            }
        }
        return new Update.Moved(ranking.best(), new WeightFloor(floor).applied(followed), winner);
    }
}
