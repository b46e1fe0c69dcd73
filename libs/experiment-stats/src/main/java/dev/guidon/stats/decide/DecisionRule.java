package dev.guidon.stats.decide;

import dev.guidon.stats.decide.Decision.Action;
import dev.guidon.stats.decide.MetricVerdict.Finding;
import dev.guidon.stats.decide.MetricVerdict.Role;
import java.util.List;
import java.util.function.Predicate;

/// When to ship. All rules share when not to: no data, failed checks, too early, or harm shown.
public enum DecisionRule {
    /// At least one goal is better, every guardrail is shown not to be inferior, and nothing is worse: Schultzberg,
    /// Ankargren and Frånberg, *Risk-aware Product Decisions in A/B Tests with Multiple Metrics* (arXiv
    /// 2402.11609).
    RISK_AWARE {
        @Override
        boolean ships(List<MetricVerdict> metrics) {
            return some(metrics, metric -> metric.role() == Role.GOAL && metric.finding() == Finding.BETTER)
                    && all(metrics, metric -> metric.role() == Role.GOAL || metric.isNotInferior())
                    && nothingIsWorse(metrics);
        }
    },
    /// Every goal is better and no guardrail is worse.
    CLEAR_SIGNALS {
        @Override
        boolean ships(List<MetricVerdict> metrics) {
            return some(metrics, metric -> metric.role() == Role.GOAL)
                    && all(metrics, metric -> metric.role() == Role.GUARDRAIL || metric.finding() == Finding.BETTER)
                    && nothingIsWorse(metrics);
        }
    },
    /// Nothing is worse: for changes that are wanted anyway.
    DO_NO_HARM {
        @Override
        boolean ships(List<MetricVerdict> metrics) {
            return !metrics.isEmpty() && nothingIsWorse(metrics);
        }
    };

    abstract boolean ships(List<MetricVerdict> metrics);

    public Decision decide(Evidence evidence) {
        List<MetricVerdict> metrics = evidence.metrics();
        if (!evidence.failedChecks().isEmpty()) {
            return new Decision(Action.INVESTIGATE, evidence.failedChecks());
        }
        if (!evidence.hasData()) {
            return new Decision(Action.WAIT_FOR_DATA, List.of());
        }
        if (!evidence.mayBeDecided()) {
            return new Decision(Action.KEEP_RUNNING, List.of());
        }
        if (harms(metrics)) {
            return new Decision(Action.ROLL_BACK, named(metrics, Finding.WORSE));
        }
        return ships(metrics)
                ? new Decision(Action.SHIP, named(metrics, Finding.BETTER))
                : new Decision(Action.REVIEW, openQuestions(metrics));
    }

    /// A guardrail is worse, or a goal is worse and none is better.
    private static boolean harms(List<MetricVerdict> metrics) {
        return some(metrics, metric -> metric.role() == Role.GUARDRAIL && metric.finding() == Finding.WORSE)
                || (some(metrics, metric -> metric.role() == Role.GOAL && metric.finding() == Finding.WORSE)
                        && !some(metrics, metric -> metric.role() == Role.GOAL && metric.finding() == Finding.BETTER));
    }

    private static boolean nothingIsWorse(List<MetricVerdict> metrics) {
        return all(metrics, metric -> metric.finding() != Finding.WORSE);
    }

    private static boolean some(List<MetricVerdict> metrics, Predicate<MetricVerdict> holds) {
        return metrics.stream().anyMatch(holds);
    }

    private static boolean all(List<MetricVerdict> metrics, Predicate<MetricVerdict> holds) {
        return metrics.stream().allMatch(holds);
    }

    private static List<String> named(List<MetricVerdict> metrics, Finding finding) {
        return metrics.stream()
                .filter(metric -> metric.finding() == finding)
                .map(MetricVerdict::metric)
                .toList();
    }

    private static List<String> openQuestions(List<MetricVerdict> metrics) {
        return metrics.stream()
                .filter(metric -> metric.finding() != Finding.BETTER)
                .map(MetricVerdict::metric)
                .toList();
    }
}
