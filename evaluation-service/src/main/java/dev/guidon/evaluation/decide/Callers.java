package dev.guidon.evaluation.decide;

import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Tells callers by their API keys. A key that was seen is looked up by its text, for as long as the keys of its
/// environment stay the same: hashing is paid once, a revoked key stops at the swap that carries its revocation, and a
/// key that expires at that moment.
@ApplicationScoped
public class Callers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Rulesets rulesets;
    private final InstantSource clock;
    private final KeyLog log;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /// @param in the environment whose keys were searched
    private record Seen(Environment in, Environment.ApiKey key, Caller caller) {}

    Callers(Rulesets rulesets, InstantSource clock, KeyLog log) {
        this.log = log;
        this.rulesets = rulesets;
        this.clock = clock;
    }

    /// @throws FailureException when there is no key, none that is valid, or nobody can tell yet
    public Caller authenticate(Optional<String> credential) {
        String key = credential.orElseThrow(() -> new FailureException(new Failure.Unauthenticated(
                "send an environment's API key as 'authorization: Bearer <key>' or 'x-api-key: <key>'")));
        Seen known = seen.get(key);
        Caller caller = known != null && isCurrent(known) ? known.caller() : search(key);
        log.used(caller);
        return caller;
    }

    /// @throws FailureException when the key of a caller opens its environment no more
    void requireAdmitted(Caller caller, Environment environment) {
        if (!environment.admits(caller.keyId(), clock.millis())) {
            throw new FailureException(new Failure.Unauthenticated("the API key has expired or was revoked"));
        }
        log.used(caller);
    }

    private boolean isCurrent(Seen known) {
        return known.key().isGoodAt(clock.millis())
                && rulesets.environment(known.caller().environmentId())
                        .filter(now -> now.apiKeys() == known.in().apiKeys())
                        .isPresent();
    }

    private Caller search(String key) {
        return ApiKeyText.parse(key)
                .flatMap(text -> rulesets.environment(text.environmentId()).flatMap(environment -> environment
                        .authenticate(text, clock.millis())
                        .map(found -> {
                            Caller caller = new Caller(environment.id(), found.kind(), found.id());
                            seen.put(key, new Seen(environment, found, caller));
                            return caller;
                        })))
                .orElseThrow(() -> {
                    seen.remove(key);
                    return new FailureException(unknown());
                });
    }

    /// Before everything was read, a key that is not here may well exist.
    private Failure unknown() {
        return rulesets.loaded()
                ? new Failure.Unauthenticated("the API key is unknown here, has expired or was revoked")
                : new Failure.Unavailable("the source of rulesets", RETRY_AFTER);
    }
}
