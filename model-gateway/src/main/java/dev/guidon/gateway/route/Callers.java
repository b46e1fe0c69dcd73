package dev.guidon.gateway.route;

import dev.guidon.kit.identity.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Tells callers by their environment API keys, in memory.
@ApplicationScoped
public class Callers {
    private final Rulesets rulesets;

    Callers(Rulesets rulesets) {
        this.rulesets = rulesets;
    }

    /// Empty when the key is malformed, unknown or revoked: all the same to whoever holds it.
    public Optional<Caller> withKey(String key) {
        return ApiKeyText.parse(key).flatMap(text -> rulesets.environment(text.environmentId())
                .flatMap(environment ->
                        environment.authenticate(text).map(found -> new Caller(environment, found.kind()))));
    }
}
