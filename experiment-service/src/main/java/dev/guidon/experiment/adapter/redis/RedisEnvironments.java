package dev.guidon.experiment.adapter.redis;

import dev.guidon.experiment.identify.Environments;
import dev.guidon.feed.Environment;
import dev.guidon.feed.RulesetReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The environments that a reader follows in Redis and holds in memory.
@ApplicationScoped
class RedisEnvironments implements Environments {
    private final RulesetReader reader;

    RedisEnvironments(RulesetReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Environment> withId(String id) {
        return reader.environment(id);
    }

    @Override
    public Optional<Environment> named(String projectKey, String environmentKey) {
        return reader.environments().stream()
                .filter(environment -> environment.projectKey().equals(projectKey)
                        && environment.environmentKey().equals(environmentKey))
                .findFirst();
    }

    @Override
    public boolean loaded() {
        return reader.lastContact().isPresent();
    }
}
