package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.contracts.experiments.v1.Progress;
import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.experiment.measure.SumKey;
import dev.guidon.experiment.measure.Tally;
import java.time.Duration;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// Exposures and events of one unit meet in one task, which keeps the sums of its partition:
///
/// ```
/// exposures ─┐
/// events ────┴─► count ─► partials        stores: units, sums, progress
/// experiments ─► keep-definitions         store of every instance: definitions
/// ```
///
/// The topics of exposures and events must have the same keys and as many partitions.
public final class MeasureTopology {
    static final String UNITS = "units";
    static final String SUMS = "sums";
    static final String PROGRESS = "progress";
    static final String DEFINITIONS = "definitions";
    private static final String COUNT = "count";

    private MeasureTopology() {}

    /// Names of topics.
    public record TopicNames(String exposures, String events, String experiments, String partials) {}

    /// How fast things go that are done by the clock.
    ///
    /// @param emitInterval how often a partition sends the sums that changed
    /// @param unitsRevisitedAtOnce how many units are counted anew in each such interval after definitions changed:
    ///     records wait as long
    public record Pace(Duration emitInterval, int unitsRevisitedAtOnce) {}

    /// @param units keeps the units, of which there are as many as users; its name is [#UNITS]
    public static Topology build(TopicNames topics, KeyValueBytesStoreSupplier units, Pace pace, Meters meters) {
        DefinitionsView view = new DefinitionsView();
        return new Topology()
                .addGlobalStore(
                        definitions(),
                        "definitions-in",
                        new StringDeserializer(),
                        Serdes.ByteArray().deserializer(),
                        topics.experiments(),
                        "keep-definitions",
                        () -> new DefinitionKeeper(view))
                .addSource("exposures-in", new StringDeserializer(), exposures(), topics.exposures())
                .addSource("events-in", new StringDeserializer(), events(), topics.events())
                .addProcessor(COUNT, () -> new UnitProcessor(view, meters, pace), "exposures-in", "events-in")
                .addStateStore(units(units), COUNT)
                .addStateStore(sums(), COUNT)
                .addStateStore(progress(), COUNT)
                .addSink(
                        "partials-out",
                        topics.partials(),
                        new StringSerializer(),
                        StoreFormats.message(Partial.parser()).serializer(),
                        COUNT);
    }

    private static Deserializer<UnitRecord> exposures() {
        return (_, bytes) -> UnitRecords.exposure(bytes);
    }

    private static Deserializer<UnitRecord> events() {
        return (_, bytes) -> UnitRecords.event(bytes);
    }

    private static StoreBuilder<KeyValueStore<String, StoredUnit>> units(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), StoreFormats.unit());
    }

    /// In memory: a sum for each arm and metric. Cached, so that its log gets one record per commit and sum instead of
    /// one per event.
    private static StoreBuilder<KeyValueStore<SumKey, Tally>> sums() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(SUMS), StoreFormats.sumKey(), StoreFormats.tally())
                .withCachingEnabled();
    }

    private static StoreBuilder<KeyValueStore<String, Progress>> progress() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(PROGRESS), Serdes.String(), StoreFormats.message(Progress.parser()));
    }

    /// Its log is the topic itself.
    private static StoreBuilder<KeyValueStore<String, byte[]>> definitions() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(DEFINITIONS), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }
}
