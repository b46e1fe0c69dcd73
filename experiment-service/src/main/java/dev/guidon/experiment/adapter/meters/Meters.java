package dev.guidon.experiment.adapter.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Counters of the stream and of what it feeds. Safe on any thread.
@Singleton
public class Meters {

    /// Why a record was left out.
    public enum Skipped {
        /// It has no value.
        EMPTY,
        /// Its bytes are no such message.
        UNREADABLE,
        /// A field that it cannot do without is missing.
        INCOMPLETE,
        /// Its value is no finite number, or far too large to be one.
        OUT_OF_RANGE,
        /// Its key names another unit than its value, so it may be in the wrong partition.
        WRONG_KEY
    }

    private final Counter records;
    private final Map<Skipped, Counter> skipped = new EnumMap<>(Skipped.class);
    private final Counter factsDropped;
    private final Counter unitsRevisited;
    private final Counter partialsEmitted;
    private final Counter partialsLanded;
    private final Counter partialsSkipped;
    private final Counter definitionsPublished;

    public Meters(MeterRegistry registry) {
        records = Counter.builder("guidon.stream.records")
                .description("Exposures and events that were taken in")
                .register(registry);
        for (Skipped reason : Skipped.values()) {
            skipped.put(
                    reason,
                    Counter.builder("guidon.stream.skipped")
                            .description("Records that were left out, by reason")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        factsDropped = Counter.builder("guidon.stream.facts.dropped")
                .description("Events that were let go because their unit has too many")
                .register(registry);
        unitsRevisited = Counter.builder("guidon.stream.units.revisited")
                .description("Units that were counted anew because definitions changed")
                .register(registry);
        partialsEmitted = Counter.builder("guidon.stream.partials.emitted")
                .description("Partial sums that the stream has sent")
                .register(registry);
        partialsLanded = Counter.builder("guidon.partials.landed")
                .description("Partial sums that were taken into the database, repetitions included")
                .register(registry);
        partialsSkipped = Counter.builder("guidon.partials.skipped")
                .description("Partial sums that were left out because nobody can read them; alarm on any")
                .register(registry);
        definitionsPublished = Counter.builder("guidon.definitions.published")
                .description("Definitions that Kafka has acknowledged, repetitions included")
                .register(registry);
    }

    public void record() {
        records.increment();
    }

    public void skipped(Skipped reason) {
        Objects.requireNonNull(skipped.get(reason)).increment();
    }

    public void factsDropped(long count) {
        factsDropped.increment(count);
    }

    public void unitsRevisited(long count) {
        unitsRevisited.increment(count);
    }

    public void partialsEmitted(long count) {
        partialsEmitted.increment(count);
    }

    public void partialsLanded(long count) {
        partialsLanded.increment(count);
    }

    public void partialSkipped() {
        partialsSkipped.increment();
    }

    public void definitionsPublished(long count) {
        definitionsPublished.increment(count);
    }
}
