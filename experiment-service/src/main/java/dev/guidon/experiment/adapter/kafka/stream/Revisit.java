package dev.guidon.experiment.adapter.kafka.stream;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Goes through all units of a partition, some at a time, so that records need not wait. For one task, and so one
/// thread.
final class Revisit {
    private final KeyValueStore<String, StoredUnit> units;
    private final int unitsAtOnce;
    private boolean running;
    private @Nullable String next;

    Revisit(KeyValueStore<String, StoredUnit> units, int unitsAtOnce) {
        this.units = units;
        this.unitsAtOnce = unitsAtOnce;
    }

    /// Starts at the first unit, also when it was under way.
    void start() {
        running = true;
        next = null;
    }

    /// Shows the next units to `visitor`, if it was started and has not come to the end.
    ///
    /// @return whether it came to the end now
    boolean advance(BiConsumer<String, StoredUnit> visitor) {
        if (!running) {
            return false;
        }
        try (KeyValueIterator<String, StoredUnit> rest = next == null ? units.all() : units.range(next, null)) {
            for (int i = 0; i < unitsAtOnce && rest.hasNext(); i++) {
                KeyValue<String, StoredUnit> unit = rest.next();
                visitor.accept(unit.key, unit.value);
            }
            next = rest.hasNext() ? rest.peekNextKey() : null;
        }
        running = next != null;
        return !running;
    }
}
