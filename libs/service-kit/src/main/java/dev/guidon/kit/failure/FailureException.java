package dev.guidon.kit.failure;

/// Carries a [Failure] where an API leaves no other way. Has no stack trace: a failure is not a bug.
public final class FailureException extends RuntimeException {
    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.code() + ": " + failure.detail(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
