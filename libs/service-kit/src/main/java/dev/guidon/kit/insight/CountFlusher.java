package dev.guidon.kit.insight;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.kit.insight.KeyUses.Shown;
import dev.guidon.kit.insight.UniqueSubjects.Changed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Sends what was counted, one record after the other. A record that may not have arrived is sent again as it was,
/// before anything that was counted after it; so its reader sees a sequence without gaps, and drops what it has seen.
final class CountFlusher {
    private static final int COUNTS_PER_RECORD = 1_000;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final EvaluationCounter counter;
    private final UniqueSubjects subjects;
    private final KeyUses keys;
    private final CountLog log;
    private final InstantSource clock;
    private final String instanceId;
    private final PendingCounts pending = new PendingCounts();
    private final Map<Sketched, Changed> sketches = new HashMap<>();
    private final Map<String, Shown> shown = new HashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private @Nullable EvaluationCounts unsent;
    private long sequence;

    private record Sketched(String environmentId, long day) {}

    CountFlusher(
            EvaluationCounter counter,
            UniqueSubjects subjects,
            KeyUses keys,
            CountLog log,
            InstantSource clock,
            String instanceId) {
        this.counter = counter;
        this.subjects = subjects;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
        this.instanceId = instanceId;
    }

    static long minuteOf(InstantSource clock) {
        return Math.floorDiv(clock.millis(), MINUTE);
    }

    static long dayOf(InstantSource clock) {
        return Math.floorDiv(clock.millis(), DAY);
    }

    /// Sends all there is, and gives up at the first record that does not get through. The next call goes on there.
    ///
    /// @return whether everything is sent
    synchronized boolean flush() {
        collect();
        while (unsent != null || !pending.isEmpty() || !sketches.isEmpty() || !shown.isEmpty()) {
            EvaluationCounts record = unsent == null ? next() : unsent;
            unsent = record;
            if (!log.append(record)) {
                return false;
            }
            unsent = null;
        }
        return true;
    }

    private void collect() {
        long before = pending.dropped();
        pending.addDropped(counter.takeDropped());
        pending.add(counter.drain());
        dropped.addAndGet(pending.dropped() - before);
        counter.turn(minuteOf(clock));
        remember(subjects.turn(dayOf(clock)));
        remember(subjects.takeChanged());
        keys.takeChanged(minuteOf(clock)).forEach(key -> shown.put(key.keyId(), key));
    }

    private void remember(List<Changed> changed) {
        changed.forEach(sketch -> sketches.put(new Sketched(sketch.environmentId(), sketch.day()), sketch));
    }

    private EvaluationCounts next() {
        EvaluationCounts.Builder record =
                EvaluationCounts.newBuilder().setInstanceId(instanceId).setSequence(++sequence);
        pending.moveTo(record, COUNTS_PER_RECORD);
        sketches.values().forEach(sketch -> record.addSubjectsBuilder()
                .setEnvironmentId(sketch.environmentId())
                .setDay(sketch.day())
                .setRegisters(ByteString.copyFrom(sketch.seen().registers())));
        sketches.clear();
        moveKeys(record);
        return record.build();
    }

    private void moveKeys(EvaluationCounts.Builder record) {
        Iterator<Shown> all = shown.values().iterator();
        for (int i = 0; i < COUNTS_PER_RECORD && all.hasNext(); i++) {
            Shown key = all.next();
            record.addKeysBuilder()
                    .setEnvironmentId(key.environmentId())
                    .setKeyId(key.keyId())
                    .setMinute(key.minute());
            all.remove();
        }
    }

    /// Evaluations that were not counted so far, because there was no room.
    long dropped() {
        return dropped.get();
    }
}
