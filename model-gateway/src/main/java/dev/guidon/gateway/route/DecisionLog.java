package dev.guidon.gateway.route;

import dev.guidon.engine.evaluate.Decision.Served;

/// Learns which variants routes hand out.
@FunctionalInterface
public interface DecisionLog {

    /// Notes that `subject` got `served`. Returns at once.
    void decided(String environmentId, Served served, CallSubject subject);
}
