package dev.guidon.sandbox.http;

import java.io.Serial;
import java.util.Optional;

/// Carries a [Failure] up to the one place that answers it. Without a stack trace: it is an expected outcome.
final class RequestFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    RequestFailed(Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    static RequestFailed invalid(String parameter, String message) {
        return new RequestFailed(new Failure.Invalid(message, Optional.of(parameter)));
    }

    Failure failure() {
        return failure;
    }
}
