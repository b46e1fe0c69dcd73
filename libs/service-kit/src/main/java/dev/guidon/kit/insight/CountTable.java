package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.Decision.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// How often each decision was handed out in one minute: a hash table of fixed size, by the identity of the decision,
/// which a ruleset makes once and hands out again and again. Adding to a decision that is there takes no lock and
/// allocates nothing.
final class CountTable {
    /// Decisions that one table can tell apart; more are not counted, and that is.
    static final int MAX_DECISIONS = 32_768;

    private static final int MASK = 2 * MAX_DECISIONS - 1;

    private final long minute;
    private final AtomicReferenceArray<CountSlot> slots = new AtomicReferenceArray<>(MASK + 1);
    private final AtomicInteger used = new AtomicInteger();
    private final LongAdder dropped;

    /// @param dropped takes what finds no room
    CountTable(long minute, LongAdder dropped) {
        this.minute = minute;
        this.dropped = dropped;
    }

    long minute() {
        return minute;
    }

    /// The slot of a decision, or null when there is no room for one more.
    @Nullable
    CountSlot slot(String environmentId, Served served) {
        int i = start(served);
        while (true) {
            CountSlot slot = slots.getAcquire(i);
            if (slot == null) {
                slot = claim(i, environmentId, served);
            }
            if (slot == null) {
                dropped.increment();
                return null;
            }
            if (slot.isOf(served)) {
                return slot;
            }
            i = (i + 1) & MASK;
        }
    }

    /// @return what is in the place now, or null when the table is full
    private @Nullable CountSlot claim(int i, String environmentId, Served served) {
        if (used.get() >= MAX_DECISIONS) {
            return null;
        }
        CountSlot mine = new CountSlot(environmentId, served);
        CountSlot there = slots.compareAndExchange(i, null, mine);
        if (there != null) {
            return there;
        }
        used.incrementAndGet();
        return mine;
    }

    private static int start(Served served) {
        int hash = System.identityHashCode(served) * 0x9E3779B9;
        return (hash ^ hash >>> 16) & MASK;
    }

    List<CountSlot> slots() {
        List<CountSlot> found = new ArrayList<>(used.get());
        for (int i = 0; i < slots.length(); i++) {
            CountSlot slot = slots.getAcquire(i);
            if (slot != null) {
                found.add(slot);
            }
        }
        return found;
    }
}
