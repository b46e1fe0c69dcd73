package dev.guidon.gateway.adapter.kafka;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.gateway.route.CallSubject;
import dev.guidon.gateway.route.DecisionLog;
import dev.guidon.kit.insight.Insights;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts and samples the decisions of routes, as those of all other flags are.
@ApplicationScoped
class KafkaDecisionLog implements DecisionLog {
    private final Insights insights;

    KafkaDecisionLog(Insights insights) {
        this.insights = insights;
    }

    @Override
    public void decided(String environmentId, Served served, CallSubject subject) {
        if (subject.key().isPresent()) {
            insights.asked(environmentId, subject);
        }
        insights.decided(environmentId, served, subject);
    }
}
