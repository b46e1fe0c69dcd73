package dev.guidon.flag.insight;

import java.util.List;

/// Which part of those who were served a flag lately would get something else.
///
/// @param sampledSubjects how many different ones were looked at
/// @param share of evaluations whose subject would get something else, from 0 to 1; 0 when none were looked at
/// @param low end of the 95 % interval around `share`
/// @param high the other end
/// @param tooSmall whether the sample is too small to rely on
/// @param moves largest first
public record BlastRadius(
        int sampledSubjects, double share, double low, double high, boolean tooSmall, List<Move> moves) {

    /// Fewer subjects than these say little: at 100, the interval around one half is about ±10 %.
    static final double ENOUGH = 100;

    public BlastRadius {
        moves = List.copyOf(moves);
    }

    /// Subjects that get `to` instead of `from`: another variant, or the same with another value; empty for what is in
    /// the caller's code.
    ///
    /// @param share of all evaluations that were looked at
    public record Move(String from, String to, int subjects, double share) {}
}
