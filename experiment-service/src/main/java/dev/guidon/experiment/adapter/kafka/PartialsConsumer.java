package dev.guidon.experiment.adapter.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.guidon.contracts.experiments.v1.Partial;
import dev.guidon.experiment.adapter.meters.Meters;
import dev.guidon.experiment.results.LandPartials;
import dev.guidon.experiment.results.PartialSum;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Lands partial sums in the database. A batch is acknowledged after its transaction, so none is lost; one that is
/// delivered again changes nothing. While the database is away, the batch waits and the consumer is paused.
@ApplicationScoped
class PartialsConsumer {
    private static final Logger LOG = Logger.getLogger(PartialsConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LandPartials landPartials;
    private final Meters meters;

    PartialsConsumer(LandPartials landPartials, Meters meters) {
        this.landPartials = landPartials;
        this.meters = meters;
    }

    @Incoming("partials")
    Uni<Void> land(List<byte[]> batch) {
        List<PartialSum> partials = batch.stream().flatMap(this::read).toList();
        return Uni.createFrom()
                .deferred(() -> landPartials.land(partials))
                .runSubscriptionOn(here())
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("partial sums wait for the database, count=%d problem=%s", partials.size(), failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(() -> meters.partialsLanded(partials.size()));
    }

    /// Hibernate Reactive works on an event loop only, and a retry comes from another thread.
    private static Executor here() {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "messages come on an event loop");
        return task -> context.runOnContext(_ -> task.run());
    }

    /// One that cannot be read must not stop those after it.
    private Stream<PartialSum> read(byte[] bytes) {
        try {
            return Stream.of(PartialMapping.fromWire(Partial.parseFrom(bytes)));
        } catch (InvalidProtocolBufferException | IllegalArgumentException unreadable) {
            LOG.debugf("partial sum left out, problem=%s", unreadable.getMessage());
            meters.partialSkipped();
            return Stream.empty();
        }
    }
}
