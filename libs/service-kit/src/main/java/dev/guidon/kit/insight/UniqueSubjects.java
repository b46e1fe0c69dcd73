package dev.guidon.kit.insight;

import dev.guidon.engine.bucket.SaltedHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which subjects were seen in which environment today, roughly. Safe for use by many threads, but for [#turn] and
/// [#takeChanged], which are one thread's.
final class UniqueSubjects {
    /// Beyond them, environments are not looked at.
    private static final int MAX_ENVIRONMENTS = 1_000;

    /// The same in every process, so that sketches can be merged.
    private final SaltedHash hash = new SaltedHash("guidon-subjects");

    private volatile Day today;

    UniqueSubjects(long day) {
        this.today = new Day(day, new ConcurrentHashMap<>());
    }

    /// A sketch with whether it changed since it was sent.
    private static final class Sketch {
        private final HyperLogLog seen = new HyperLogLog();
        private volatile boolean changed;
    }

    private record Day(long number, Map<String, Sketch> sketches) {}

    /// @param day since the epoch, in UTC
    record Changed(String environmentId, long day, HyperLogLog seen) {}

    void add(String environmentId, String targetingKey) {
        Map<String, Sketch> sketches = today.sketches();
        Sketch sketch = sketches.get(environmentId);
        if (sketch == null) {
            if (sketches.size() >= MAX_ENVIRONMENTS) {
                return;
            }
            sketch = sketches.computeIfAbsent(environmentId, _ -> new Sketch());
        }
        if (sketch.seen.add(hash.of(targetingKey))) {
            sketch.changed = true;
        }
    }

    /// Begins a new day, if `day` is one.
    ///
    /// @return what the day before has not told yet
    List<Changed> turn(long day) {
        Day before = today;
        if (before.number() == day) {
            return List.of();
        }
        today = new Day(day, new ConcurrentHashMap<>());
        return changed(before);
    }

    List<Changed> takeChanged() {
        return changed(today);
    }

    private static List<Changed> changed(Day day) {
        List<Changed> all = new ArrayList<>();
        day.sketches().forEach((environmentId, sketch) -> {
            if (sketch.changed) {
                // Cleared first: what is added meanwhile is told now or next time.
                sketch.changed = false;
                all.add(new Changed(environmentId, day.number(), new HyperLogLog(sketch.seen.registers())));
            }
        });
        return all;
    }
}
