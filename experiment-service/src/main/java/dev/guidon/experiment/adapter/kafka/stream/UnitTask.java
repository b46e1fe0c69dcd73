package dev.guidon.experiment.adapter.kafka.stream;

import com.google.protobuf.ByteString;
import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.contracts.experiments.v1.Progress;
import dev.guidon.experiment.adapter.kafka.PartialMapping;
import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.experiment.adapter.meters.Meters.Skipped;
import dev.guidon.experiment.measure.Contribution;
import dev.guidon.experiment.measure.Contributions;
import dev.guidon.experiment.measure.Correction;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import dev.guidon.experiment.measure.UnitHistory;
import dev.guidon.experiment.measure.UnitKind;
import dev.guidon.experiment.results.PartialSum;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// One partition at work. What must survive is in its stores, which commit together with what it read and sent. For one
/// thread.
final class UnitTask {
    private static final String PROGRESS_KEY = "progress";

    private final ProcessorContext<String, Partial> context;
    private final DefinitionsView view;
    private final Meters meters;
    private final KeyValueStore<String, StoredUnit> units;
    private final KeyValueStore<String, byte[]> definitions;
    private final KeyValueStore<String, Progress> progressStore;
    private final PartialSums sums;
    private final Revisit revisit;
    private DefinitionsView.Snapshot followed;
    private Progress progress;
    private long watermark;

    UnitTask(ProcessorContext<String, Partial> context, DefinitionsView view, Meters meters, int unitsRevisitedAtOnce) {
        this.context = context;
        this.view = view;
        this.meters = meters;
        this.units = context.getStateStore(MeasureTopology.UNITS);
        this.definitions = context.getStateStore(MeasureTopology.DEFINITIONS);
        this.progressStore = context.getStateStore(MeasureTopology.PROGRESS);
        this.sums = new PartialSums(context.getStateStore(MeasureTopology.SUMS));
        this.revisit = new Revisit(units, unitsRevisitedAtOnce);
        this.progress = Optional.ofNullable(progressStore.get(PROGRESS_KEY)).orElseGet(Progress::getDefaultInstance);
        this.watermark = progress.getWatermark();
        this.followed = view.current(definitions);
        revisitWhenOutdated();
    }

    void take(Record<String, UnitRecord> record) {
        watermark = Math.max(watermark, record.timestamp());
        switch (record.value()) {
            case UnitRecord.Met(var key, var kind, var experimentKey, var arm, var at)
            when key.equals(record.key()) -> change(key, kind, history -> history.met(experimentKey, arm, at));
            case UnitRecord.Did(var key, var kind, var fact)
            when key.equals(record.key()) -> change(key, kind, history -> history.did(fact));
            case UnitRecord.Met _, UnitRecord.Did _ -> meters.skipped(Skipped.WRONG_KEY);
            case UnitRecord.Unreadable(var reason) -> meters.skipped(reason);
        }
    }

    private void change(String key, UnitKind kind, UnaryOperator<UnitHistory> change) {
        meters.record();
        StoredUnit before = Optional.ofNullable(units.get(key)).orElseGet(() -> StoredUnit.unseen(kind));
        UnitHistory history = change.apply(before.history());
        if (history != before.history()) {
            meters.factsDropped(history.factsDropped() - before.history().factsDropped());
            store(key, before, history, contributions(kind, history));
        }
    }

    private Set<Contribution> contributions(UnitKind kind, UnitHistory history) {
        return Contributions.of(kind, history, followed.definitions());
    }

    private void store(String key, StoredUnit before, UnitHistory history, Set<Contribution> contributions) {
        sums.apply(Correction.between(before.contributions(), contributions));
        units.put(key, new StoredUnit(before.kind(), history, contributions));
    }

    /// Catches up with definitions and sends the sums that changed.
    void tick(long now) {
        followDefinitions();
        if (revisit.advance(this::revisit)) {
            keep(progress.toBuilder().setDefinitions(followed.digest()).build());
        }
        Map<SumKey, Tally> changed = sums.takeChanged();
        if (!changed.isEmpty()) {
            keep(Progress.newBuilder(progress)
                    .setSequence(nextSequence(now))
                    .setWatermark(watermark)
                    .build());
            changed.forEach((key, tally) -> send(key, tally, now));
            meters.partialsEmitted(changed.size());
        }
    }

    /// Between two ticks all records are counted by the same definitions.
    private void followDefinitions() {
        DefinitionsView.Snapshot current = view.current(definitions);
        boolean changed = !current.digest().equals(followed.digest());
        followed = current;
        if (changed) {
            revisitWhenOutdated();
        }
    }

    /// Forgets at once what all units were counted by: from here on it is true of some at most.
    private void revisitWhenOutdated() {
        if (!progress.getDefinitions().equals(followed.digest())) {
            keep(progress.toBuilder().setDefinitions(ByteString.EMPTY).build());
            revisit.start();
        }
    }

    private void revisit(String key, StoredUnit unit) {
        meters.unitsRevisited(1);
        Set<Contribution> contributions = contributions(unit.kind(), unit.history());
        if (!contributions.equals(unit.contributions())) {
            store(key, unit, unit.history(), contributions);
        }
    }

    private void keep(Progress next) {
        if (!next.equals(progress)) {
            progress = next;
            progressStore.put(PROGRESS_KEY, next);
        }
    }

    /// Grows over restarts and moves of the partition because it is in the store. Taking the clock keeps it growing
    /// also when the store was lost with the broker: what is counted anew then replaces what was there.
    private long nextSequence(long now) {
        return Math.max(progress.getSequence() + 1, now);
    }

    private void send(SumKey key, Tally tally, long now) {
        PartialSum partial = new PartialSum(
                key,
                context.taskId().partition(),
                progress.getSequence(),
                tally,
                Instant.ofEpochMilli(progress.getWatermark()));
        context.forward(new Record<>(PartialMapping.key(partial), PartialMapping.toWire(partial), now));
    }
}
