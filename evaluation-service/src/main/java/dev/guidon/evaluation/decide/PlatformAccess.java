package dev.guidon.evaluation.decide;

import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// The environments of the platform. An API key opens one of them; it may come as the selector.
public final class PlatformAccess implements FlagdAccess {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String SET = "flagSetId=";

    private final Callers callers;
    private final Rulesets rulesets;
    private final DecideFlags decideFlags;

    public PlatformAccess(Callers callers, Rulesets rulesets, DecideFlags decideFlags) {
        this.callers = callers;
        this.rulesets = rulesets;
        this.decideFlags = decideFlags;
    }

    @Override
    public FlagdFlags open(Optional<String> key, Optional<String> selector) {
        Caller caller = callers.authenticate(key.or(() -> selector.map(PlatformAccess::keyOf)));
        return new PlatformFlags(this, caller, environment(caller));
    }

    private static String keyOf(String selector) {
        return selector.startsWith(SET) ? selector.substring(SET.length()) : selector;
    }

    private Environment environment(Caller caller) {
        return rulesets.environment(caller.environmentId())
                .orElseThrow(() -> new FailureException(new Failure.Unavailable("the environment", RETRY_AFTER)));
    }

    FlagdFlags reopen(Caller caller) {
        Environment environment = environment(caller);
        callers.requireAdmitted(caller, environment);
        return new PlatformFlags(this, caller, environment);
    }

    DecideFlags decideFlags() {
        return decideFlags;
    }

    @Override
    public void listen(Consumer<String> listener) {
        rulesets.listen(swap -> listener.accept(swap.after().id()));
    }
}
