package dev.guidon.experiment.adapter.kafka.stream;

import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.experiment.adapter.kafka.stream.MeasureTopology.Pace;
import dev.guidon.experiment.adapter.meters.Meters;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// What Kafka Streams calls; the work is done by a [UnitTask] that lives as long as the partition is here.
final class UnitProcessor implements Processor<String, UnitRecord, String, Partial> {
    private final DefinitionsView view;
    private final Meters meters;
    private final Pace pace;
    private @Nullable UnitTask task;

    UnitProcessor(DefinitionsView view, Meters meters, Pace pace) {
        this.view = view;
        this.meters = meters;
        this.pace = pace;
    }

    @Override
    public void init(ProcessorContext<String, Partial> context) {
        UnitTask started = new UnitTask(context, view, meters, pace.unitsRevisitedAtOnce());
        task = started;
        context.schedule(pace.emitInterval(), PunctuationType.WALL_CLOCK_TIME, started::tick);
    }

    @Override
    public void process(Record<String, UnitRecord> record) {
        Objects.requireNonNull(task).take(record);
    }
}
