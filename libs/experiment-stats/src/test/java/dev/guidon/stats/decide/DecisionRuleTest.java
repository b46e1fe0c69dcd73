package dev.guidon.stats.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guidon.stats.Interval;
import dev.guidon.stats.decide.Decision.Action;
import dev.guidon.stats.decide.MetricVerdict.Finding;
import dev.guidon.stats.decide.MetricVerdict.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecisionRuleTest {
    private static final MetricVerdict BETTER = goal("orders", 0.1, 0.3);
    private static final MetricVerdict UNCLEAR = goal("visits", -0.1, 0.1);
    private static final MetricVerdict WORSE = goal("revenue", -0.3, -0.1);
    private static final MetricVerdict SAFE = guardrail("latency", -0.01, 0.01);
    private static final MetricVerdict NOT_SHOWN = guardrail("errors", -0.5, 0.5);
    private static final MetricVerdict HARMED = guardrail("crashes", -0.5, -0.2);

    @Test
    void riskAwareNeedsAWinAndEveryGuardrailShownToBeSafe() {
        assertThat(action(DecisionRule.RISK_AWARE, BETTER, UNCLEAR, SAFE)).isEqualTo(Action.SHIP);
        assertThat(action(DecisionRule.RISK_AWARE, BETTER, NOT_SHOWN)).isEqualTo(Action.REVIEW);
        assertThat(action(DecisionRule.RISK_AWARE, UNCLEAR, SAFE)).isEqualTo(Action.REVIEW);
        assertThat(action(DecisionRule.RISK_AWARE, BETTER, WORSE, SAFE)).isEqualTo(Action.REVIEW);
    }

    @Test
    void clearSignalsNeedEveryGoal() {
        assertThat(action(DecisionRule.CLEAR_SIGNALS, BETTER, NOT_SHOWN)).isEqualTo(Action.SHIP);
        assertThat(action(DecisionRule.CLEAR_SIGNALS, BETTER, UNCLEAR)).isEqualTo(Action.REVIEW);
        assertThat(action(DecisionRule.CLEAR_SIGNALS, SAFE)).isEqualTo(Action.REVIEW);
    }

    @Test
    void doNoHarmNeedsOnlyThatNothingIsWorse() {
        assertThat(action(DecisionRule.DO_NO_HARM, UNCLEAR, NOT_SHOWN)).isEqualTo(Action.SHIP);
        assertThat(action(DecisionRule.DO_NO_HARM)).isEqualTo(Action.REVIEW);
    }

    @ParameterizedTest
    @EnumSource
    void noRuleShipsHarm(DecisionRule rule) {
        assertThat(action(rule, BETTER, HARMED)).isEqualTo(Action.ROLL_BACK);
        assertThat(action(rule, WORSE, UNCLEAR)).isEqualTo(Action.ROLL_BACK);
        assertThat(rule.decide(evidence(HARMED)).reasons()).containsExactly("crashes");
    }

    @ParameterizedTest
    @EnumSource
    void noRuleDecidesOnNumbersThatDoNotHold(DecisionRule rule) {
        List<MetricVerdict> won = List.of(BETTER, SAFE);

        assertThat(rule.decide(new Evidence(won, List.of("sample ratio"), true, true)))
                .isEqualTo(new Decision(Action.INVESTIGATE, List.of("sample ratio")));
        assertThat(rule.decide(new Evidence(won, List.of(), false, true)).action())
                .isEqualTo(Action.WAIT_FOR_DATA);
        assertThat(rule.decide(new Evidence(won, List.of(), true, false)).action())
                .isEqualTo(Action.KEEP_RUNNING);
    }

    @Test
    void wherePeopleWantLessARiseIsHarm() {
        Interval rise = new Interval(0.01, 0.05);

        MetricVerdict tolerated = MetricVerdict.of("latency", Role.GUARDRAIL, rise, true, 0.06);
        MetricVerdict harmful = MetricVerdict.of("latency", Role.GUARDRAIL, rise, true, 0.04);

        assertThat(tolerated.finding()).isEqualTo(Finding.WORSE);
        assertThat(tolerated.isNotInferior()).isTrue();
        assertThat(harmful.isNotInferior()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricVerdict("m", Role.GOAL, Finding.BETTER, false));
    }

    @Test
    void goalsShareAlphaAndGuardrailsRaisePower() {
        ErrorBudget budget = ErrorBudget.of(0.05, 0.8, 2, 3);

        assertThat(budget.goalAlpha()).isEqualTo(0.025);
        assertThat(budget.guardrailAlpha()).isEqualTo(0.05);
        assertThat(budget.power()).isCloseTo(0.95, within(1e-12));
    }

    private static Action action(DecisionRule rule, MetricVerdict... metrics) {
        return rule.decide(evidence(metrics)).action();
    }

    private static Evidence evidence(MetricVerdict... metrics) {
        return new Evidence(List.of(metrics), List.of(), true, true);
    }

    private static MetricVerdict goal(String name, double lower, double upper) {
        return MetricVerdict.of(name, Role.GOAL, new Interval(lower, upper), false, 0);
    }

    private static MetricVerdict guardrail(String name, double lower, double upper) {
        return MetricVerdict.of(name, Role.GUARDRAIL, new Interval(lower, upper), false, 0.02);
    }
}
