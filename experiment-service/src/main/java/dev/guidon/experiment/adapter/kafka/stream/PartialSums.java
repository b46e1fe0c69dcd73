package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.experiment.measure.Contribution;
import dev.guidon.experiment.measure.Correction;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The sums of one partition, and which of them are to be sent. For one task, and so one thread.
final class PartialSums {
    private final KeyValueStore<SumKey, Tally> store;
    private final Set<SumKey> changed = new HashSet<>();

    /// A change may have been committed and its sending not: a new task sends every sum once.
    private boolean allToSend = true;

    PartialSums(KeyValueStore<SumKey, Tally> store) {
        this.store = store;
    }

    void apply(Correction correction) {
        for (Contribution retracted : correction.retracted()) {
            change(retracted.to(), tally -> tally.minus(retracted));
        }
        for (Contribution added : correction.added()) {
            change(added.to(), tally -> tally.plus(added));
        }
    }

    private void change(SumKey key, UnaryOperator<Tally> change) {
        Tally before = store.get(key);
        store.put(key, change.apply(before == null ? Tally.empty() : before));
        changed.add(key);
    }

    /// The sums that changed since the last call.
    Map<SumKey, Tally> takeChanged() {
        Map<SumKey, Tally> taken = new HashMap<>();
        if (allToSend) {
            addAll(taken);
            allToSend = false;
        } else {
            changed.forEach(key -> taken.put(key, store.get(key)));
        }
        changed.clear();
        return taken;
    }

    private void addAll(Map<SumKey, Tally> taken) {
        try (KeyValueIterator<SumKey, Tally> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<SumKey, Tally> entry = all.next();
                taken.put(entry.key, entry.value);
            }
        }
    }
}
