package dev.guidon.experiment.adapter.kafka.stream;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the global store of definitions equal to their topic: bytes go in as they come, since after a restart the
/// store is filled from the topic without asking anybody.
final class DefinitionKeeper implements Processor<String, byte[], Void, Void> {
    private static final Logger LOG = Logger.getLogger(DefinitionKeeper.class);

    private final DefinitionsView view;
    private @Nullable KeyValueStore<String, byte[]> store;

    DefinitionKeeper(DefinitionsView view) {
        this.view = view;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(MeasureTopology.DEFINITIONS);
        view.changed();
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Objects.requireNonNull(store).put(record.key(), record.value());
        view.changed();
        LOG.debugf("definition taken, key=%s", record.key());
    }
}
