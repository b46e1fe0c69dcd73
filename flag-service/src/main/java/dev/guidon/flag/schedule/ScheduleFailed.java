package dev.guidon.flag.schedule;

/// An occurrence could not be made. Carries it out of the transaction that is rolled back.
final class ScheduleFailed extends RuntimeException {
    private final transient DueWork work;

    ScheduleFailed(DueWork work, Throwable cause) {
        super("schedule " + work.schedule().head().id() + " failed", cause, false, false);
        this.work = work;
    }

    DueWork work() {
        return work;
    }
}
