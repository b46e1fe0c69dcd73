package dev.guidon.gateway.route;

import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Tells callers by their environment API keys, in memory.
@ApplicationScoped
public class Callers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Rulesets rulesets;
    private final InstantSource clock;
    private final KeyLog log;

    Callers(Rulesets rulesets, InstantSource clock, KeyLog log) {
        this.log = log;
        this.rulesets = rulesets;
        this.clock = clock;
    }

    /// Empty when the key is malformed, unknown, expired or revoked: all the same to whoever holds it.
    ///
    /// @throws FailureException as long as no key can be known
    public Optional<Caller> withKey(String key) {
        if (!rulesets.loaded()) {
            throw new FailureException(new Failure.Unavailable("the source of rulesets", RETRY_AFTER));
        }
        return ApiKeyText.parse(key).flatMap(text -> rulesets.environment(text.environmentId())
                .flatMap(environment ->
                        environment.authenticate(text, clock.millis()).map(found -> known(environment, found))));
    }

    private Caller known(Environment environment, Environment.ApiKey key) {
        log.used(environment.id(), key.id());
        return new Caller(environment, key.kind());
    }
}
