package dev.guidon.flag.adapter.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.guidon.contracts.insights.v1.EvaluationCounts;
import dev.guidon.contracts.insights.v1.EvaluationSample;
import dev.guidon.flag.insight.LandCounts;
import dev.guidon.flag.insight.LandSamples;
import dev.guidon.flag.insight.SampledEvaluation;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Lands what is learnt from evaluations in the database. A batch is acknowledged after its transactions, so none is
/// lost; one that is delivered again changes nothing. While the database is away, the batch waits and the consumer is
/// paused. A record that cannot be kept is left out, and counted, so that it does not stop those after it.
@ApplicationScoped
class InsightConsumer {
    private static final Logger LOG = Logger.getLogger(InsightConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /// Two writers that stand in each other's way; the second try finds the way free.
    private static final int TRIES = 3;

    private final LandCounts landCounts;
    private final LandSamples landSamples;
    private final Counter skipped;

    InsightConsumer(LandCounts landCounts, LandSamples landSamples, MeterRegistry metrics) {
        this.landCounts = landCounts;
        this.landSamples = landSamples;
        this.skipped = Counter.builder("guidon.insights.skipped")
                .description("Records about evaluations that could not be kept; alarm when it grows")
                .register(metrics);
    }

    @Incoming("evaluation-counts")
    Uni<Void> counts(List<byte[]> batch) {
        Executor here = here();
        return Multi.createFrom()
                .iterable(read(batch, EvaluationCounts.parser(), InsightMapping::counts))
                .onItem()
                .transformToUniAndConcatenate(
                        record -> patiently(here, () -> landCounts.land(record).replaceWithVoid()))
                .collect()
                .last();
    }

    @Incoming("evaluation-samples")
    Uni<Void> samples(List<byte[]> batch) {
        List<SampledEvaluation> samples = read(batch, EvaluationSample.parser(), InsightMapping::sample);
        return patiently(here(), () -> landSamples.land(samples));
    }

    private Uni<Void> patiently(Executor here, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .runSubscriptionOn(here)
                .onFailure(InsightConsumer::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(TRIES)
                .onFailure()
                .recoverWithUni(this::skip);
    }

    private Uni<Void> skip(Throwable failure) {
        LOG.error("records about evaluations cannot be kept", failure);
        skipped.increment();
        return Uni.createFrom().voidItem();
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof FailureException expected && expected.failure() instanceof Failure.Unavailable;
    }

    /// Hibernate Reactive works on an event loop only, and a retry comes from another thread.
    private static Executor here() {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "messages come on an event loop");
        return task -> context.runOnContext(_ -> task.run());
    }

    private <W, V> List<V> read(List<byte[]> batch, Parser<W> parser, Function<W, V> mapping) {
        return batch.stream().flatMap(bytes -> read(bytes, parser, mapping)).toList();
    }

    private <W, V> Stream<V> read(byte[] bytes, Parser<W> parser, Function<W, V> mapping) {
        try {
            return Stream.of(mapping.apply(parser.parseFrom(bytes)));
        } catch (InvalidProtocolBufferException | IllegalArgumentException unreadable) {
            LOG.debugf("a record about evaluations is left out, problem=%s", unreadable.getMessage());
            skipped.increment();
            return Stream.empty();
        }
    }
}
