package dev.guidon.flag.session;

import dev.guidon.flag.account.Guard;
import dev.guidon.flag.account.Guard.Attempt;
import dev.guidon.flag.factor.CheckFactor;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Whoever is asked for a second factor after a right password has not failed.
@ApplicationScoped
public class MissingFactor {
    private final Guard guard;

    MissingFactor(Guard guard) {
        this.guard = guard;
    }

    /// Takes the attempt back when only the second factor was missing. Outside of any transaction.
    public <T> Uni<T> forgiven(Attempt attempt, Uni<T> opening) {
        return opening.onFailure(MissingFactor::isMissing).call(() -> guard.withdraw(attempt));
    }

    private static boolean isMissing(Throwable failed) {
        return failed instanceof FailureException refused
                && refused.failure().code().equals(CheckFactor.REQUIRED);
    }
}
