package dev.guidon.stats.decide;

/// How the errors of one decision are shared out to its tests under [DecisionRule#RISK_AWARE].
///
/// Shipping needs one goal to be better, so the chance of a wrong ship grows with the goals and alpha is shared among
/// them; it needs all guardrails to pass, so these keep alpha, and what grows is the chance to miss: the power of every
/// test rises instead (Schultzberg, Ankargren and Frånberg, arXiv 2402.11609).
///
/// @param goalAlpha of each goal's test
/// @param guardrailAlpha of each guardrail's test
/// @param power that each test is planned with
public record ErrorBudget(double goalAlpha, double guardrailAlpha, double power) {
    /// @param checks guardrails, and the tests of quality that can stop a ship
    public static ErrorBudget of(double alpha, double power, int goals, int checks) {
        if (goals < 0 || checks < 0) {
            throw new IllegalArgumentException("numbers of metrics must not be negative");
        }
        return new ErrorBudget(alpha / Math.max(1, goals), alpha, 1 - (1 - power) / (checks + 1));
    }
}
