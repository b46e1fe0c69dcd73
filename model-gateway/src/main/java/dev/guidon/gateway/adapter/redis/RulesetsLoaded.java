package dev.guidon.gateway.adapter.redis;

import dev.guidon.feed.RulesetReader;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the rulesets were loaded, and from then on also without Redis: memory goes on answering.
@Readiness
@ApplicationScoped
class RulesetsLoaded implements HealthCheck {
    private final RulesetReader reader;

    RulesetsLoaded(RulesetReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rulesets")
                .status(reader.loaded())
                .withData("environments", reader.environments().size())
                .withData("stale", reader.stale())
                .withData("reachable", reader.reachable())
                .build();
    }
}
