package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/// What the destination of rulesets says it has.
public interface RulesetMirror {

    /// Sequence by environment; absent where it has nothing.
    Uni<Map<String, Long>> sequences(List<String> environmentIds);

    /// How much it has of each environment; a change that comes meanwhile may be in a part of it.
    Uni<Map<String, Sizes>> sizes(List<String> environmentIds);

    /// @param sequence less than 0 when it has nothing
    record Sizes(long sequence, long flags, long segments, long keys) {

        /// Whether parts are missing, or too many, at the same sequence.
        boolean contradicts(Sizes others) {
            return sequence == others.sequence && !equals(others);
        }
    }
}
