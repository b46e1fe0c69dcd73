package dev.guidon.kit.insight;

import dev.guidon.engine.evaluate.Decision.Served;
import dev.guidon.engine.evaluate.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/// Counts decisions by the minute. Threads are spread over stripes, so that they seldom meet on one count.
///
/// A thread may have found its slot just before the minute turns and add to it just after; therefore a table is read
/// for a while after it was put aside. What comes later still is lost.
final class EvaluationCounter {
    private static final int MAX_STRIPES = 8;
    /// How many drains a table that was put aside is read for, where there are seconds between them.
    static final int GRACE = 2;

    private final int grace;
    private final AtomicReferenceArray<CountTable> stripes;
    private final List<Aside> aside = new ArrayList<>();
    private final LongAdder dropped = new LongAdder();

    /// A table that nobody finds any more.
    private static final class Aside {
        private final CountTable table;
        private int drainsLeft;

        Aside(CountTable table, int drainsLeft) {
            this.table = table;
            this.drainsLeft = drainsLeft;
        }
    }

    /// @param processors how many threads decide at the same time, about
    /// @param grace how many drains a table that was put aside is read for
    EvaluationCounter(int processors, int grace, long minute) {
        this.grace = grace;
        int wanted = Math.clamp(processors, 1, MAX_STRIPES);
        this.stripes = new AtomicReferenceArray<>(Integer.highestOneBit(2 * wanted - 1));
        for (int i = 0; i < stripes.length(); i++) {
            stripes.set(i, new CountTable(minute, dropped));
        }
    }

    /// Counts a decision.
    ///
    /// @return how many evaluations a sample of this one stands for; 0 when it is not worth one
    long add(String environmentId, Served served) {
        int stripe = (int) Thread.currentThread().threadId() & (stripes.length() - 1);
        CountSlot slot = stripes.get(stripe).slot(environmentId, served);
        return slot == null ? 0 : slot.add();
    }

    /// From here on, decisions count for `minute`. For one thread, as is [#drain].
    void turn(long minute) {
        for (int i = 0; i < stripes.length(); i++) {
            CountTable table = stripes.get(i);
            if (table.minute() != minute) {
                stripes.set(i, new CountTable(minute, dropped));
                aside.add(new Aside(table, grace));
            }
        }
    }

    /// What was counted since the last drain.
    Map<Counted, Long> drain() {
        Map<Counted, Long> counts = new HashMap<>();
        for (int i = 0; i < stripes.length(); i++) {
            read(stripes.get(i), counts);
        }
        for (Iterator<Aside> all = aside.iterator(); all.hasNext(); ) {
            Aside one = all.next();
            read(one.table, counts);
            if (--one.drainsLeft == 0) {
                all.remove();
            }
        }
        return counts;
    }

    private static void read(CountTable table, Map<Counted, Long> counts) {
        for (CountSlot slot : table.slots()) {
            long added = slot.takeNew();
            if (added > 0) {
                counts.merge(Counted.of(slot, table.minute()), added, Long::sum);
            }
        }
    }

    /// Decisions that were not counted since this was asked last, because a table had no room.
    long takeDropped() {
        return dropped.sumThenReset();
    }

    /// What is counted apart.
    ///
    /// @param minute since the epoch
    record Counted(String environmentId, String flagKey, String variant, Reason reason, long minute) {
        static Counted of(CountSlot slot, long minute) {
            Served served = slot.served();
            return new Counted(
                    slot.environmentId(), served.flagKey(), served.variant().key(), served.reason(), minute);
        }
    }
}
