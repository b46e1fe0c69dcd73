package dev.guidon.kit.insight;

import dev.guidon.contracts.evaluation.v1.Reason;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.kit.insight.EvaluationCounter.Counted;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// Counts that wait to be sent, added up as long as they wait. Bounded: what finds no room is given up, and counted.
/// For one thread.
final class PendingCounts {
    /// About an hour of a few thousand decisions that are all in use.
    static final int MAX_PENDING = 200_000;

    private final Map<Counted, Long> counts = new HashMap<>();
    private long dropped;

    void add(Map<Counted, Long> added) {
        added.forEach((what, count) -> {
            if (counts.size() < MAX_PENDING || counts.containsKey(what)) {
                counts.merge(what, count, Long::sum);
            } else {
                dropped += count;
            }
        });
    }

    void addDropped(long evaluations) {
        dropped += evaluations;
    }

    boolean isEmpty() {
        return counts.isEmpty() && dropped == 0;
    }

    long dropped() {
        return dropped;
    }

    /// Moves up to `limit` counts, and what was dropped, into a record.
    void moveTo(EvaluationCounts.Builder record, int limit) {
        Iterator<Map.Entry<Counted, Long>> all = counts.entrySet().iterator();
        for (int i = 0; i < limit && all.hasNext(); i++) {
            Map.Entry<Counted, Long> entry = all.next();
            Counted what = entry.getKey();
            record.addCountsBuilder()
                    .setEnvironmentId(what.environmentId())
                    .setFlagKey(what.flagKey())
                    .setVariant(what.variant())
                    .setReason(Reason.valueOf("REASON_" + what.reason().name()))
                    .setMinute(what.minute())
                    .setCount(entry.getValue());
            all.remove();
        }
        record.setDropped(dropped);
        dropped = 0;
    }
}
