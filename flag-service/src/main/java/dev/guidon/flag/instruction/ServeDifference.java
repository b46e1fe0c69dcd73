package dev.guidon.flag.instruction;

import dev.guidon.engine.flag.Rollout;
import dev.guidon.engine.flag.Serve;
import java.util.List;
import java.util.Optional;

/// What leads from what a rule, or the default, serves to what it serves next.
final class ServeDifference {
    private ServeDifference() {}

    /// A fresh salt is told as such, and so are other weights; everything else replaces the whole.
    ///
    /// @param ruleId empty for the default
    static List<Instruction> between(Optional<String> ruleId, Serve from, Serve to) {
        if (from.equals(to)) {
            return List.of();
        }
        return List.of(drawn(ruleId, from, to).orElseGet(() -> whole(ruleId, to)));
    }

    private static Optional<Instruction> drawn(Optional<String> ruleId, Serve from, Serve to) {
        Optional<Rollout> next = Draw.of(to);
        try {
            if (next.isPresent() && Draw.withSalt(from, next.get().salt()).equals(to)) {
                return Optional.of(new Instruction.SetSalt(ruleId, next.get().salt()));
            }
            if (next.isPresent() && Draw.withShares(from, next.get().shares()).equals(to)) {
                return Optional.of(new Instruction.SetShares(ruleId, next.get().shares()));
            }
            return Optional.empty();
        } catch (Unfit drewNoLots) {
            return Optional.empty();
        }
    }

    private static Instruction whole(Optional<String> ruleId, Serve to) {
        return ruleId.<Instruction>map(id -> new Instruction.SetRuleServe(id, to))
                .orElseGet(() -> new Instruction.SetDefaultServe(to));
    }
}
