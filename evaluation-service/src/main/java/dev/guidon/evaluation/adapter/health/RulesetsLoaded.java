package dev.guidon.evaluation.adapter.health;

import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.evaluation.standalone.FlagStore;
import dev.guidon.feed.RulesetReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the rulesets were loaded, and from then on also without Redis or sources: memory goes on answering.
@Readiness
@ApplicationScoped
class RulesetsLoaded implements HealthCheck {
    private final FlagdSettings settings;
    private final Provider<RulesetReader> reader;
    private final Provider<FlagStore> store;

    RulesetsLoaded(FlagdSettings settings, Provider<RulesetReader> reader, Provider<FlagStore> store) {
        this.settings = settings;
        this.reader = reader;
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return settings.standalone() ? ofStore(store.get()) : ofReader(reader.get());
    }

    private static HealthCheckResponse ofStore(FlagStore store) {
        return HealthCheckResponse.named("rulesets")
                .status(store.loaded())
                .withData("flags", store.flagCount())
                .build();
    }

    private static HealthCheckResponse ofReader(RulesetReader reader) {
        return HealthCheckResponse.named("rulesets")
                .status(reader.loaded())
                .withData("environments", reader.environments().size())
                .withData("stale", reader.stale())
                .withData("reachable", reader.reachable())
                .build();
    }
}
