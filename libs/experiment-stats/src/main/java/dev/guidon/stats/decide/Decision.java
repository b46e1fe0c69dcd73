package dev.guidon.stats.decide;

import java.util.List;

/// What a rule says, and why.
///
/// @param reasons names of the checks or metrics that led to it; empty where their absence did
public record Decision(Action action, List<String> reasons) {
    public Decision {
        reasons = List.copyOf(reasons);
    }

    /// What to do.
    public enum Action {
        /// There is nothing to decide on yet.
        WAIT_FOR_DATA,
        /// The numbers cannot be trusted: find out why before anything else.
        INVESTIGATE,
        /// The verdicts do not hold at this look.
        KEEP_RUNNING,
        SHIP,
        ROLL_BACK,
        /// Neither is clear: people decide.
        REVIEW
    }
}
