package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.Decision.Served;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// How often one decision was handed out. Anybody adds; one thread reads.
final class CountSlot {
    /// The first of a minute are all worth a sample, then fewer and fewer.
    private static final long ALL_UP_TO = 4;

    private static final VarHandle COUNT = count();

    private final String environmentId;
    private final Served served;

    @SuppressWarnings({"UnusedVariable", "FieldMayBeFinal"}) // Through the handle.
    private volatile long count;

    private long reported;

    CountSlot(String environmentId, Served served) {
        this.environmentId = environmentId;
        this.served = served;
    }

    private static VarHandle count() {
        try {
            return MethodHandles.lookup().findVarHandle(CountSlot.class, "count", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    String environmentId() {
        return environmentId;
    }

    Served served() {
        return served;
    }

    @SuppressWarnings("ReferenceEquality") // A decision is itself; comparing what is in it would take longer.
    boolean isOf(Served decision) {
        return served == decision;
    }

    /// @return how many evaluations a sample of this one stands for, or 0 when it is not worth one. Samples grow rare
    ///     as a decision grows frequent: number 1 to 4, 8, 16, 32 and so on.
    long add() {
        long number = (long) COUNT.getAndAdd(this, 1L) + 1;
        if ((number & (number - 1)) != 0 && number > ALL_UP_TO) {
            return 0;
        }
        return number <= ALL_UP_TO ? 1 : number / 2;
    }

    /// What was added since this was asked last.
    long takeNew() {
        long now = count;
        long added = now - reported;
        reported = now;
        return added;
    }
}
