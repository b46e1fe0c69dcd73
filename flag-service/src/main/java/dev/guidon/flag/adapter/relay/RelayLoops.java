package dev.guidon.flag.adapter.relay;

import dev.guidon.flag.publish.Courier;
import dev.guidon.flag.publish.Destination;
import dev.guidon.flag.publish.Relay;
import dev.guidon.flag.publish.RelayLoop;
import io.quarkus.arc.All;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One loop per destination. Each is woken in a context of its own, because the session of a transaction belongs to
/// the context; that also keeps them from waiting for each other.
@ApplicationScoped
public class RelayLoops {
    /// Publish anything to this address of the event bus to wake all loops.
    public static final String WAKE_UP = "guidon.outbox";

    private final Map<Destination, RelayLoop> loops = new EnumMap<>(Destination.class);

    RelayLoops(Relay relay, @All List<Courier> couriers, InstantSource clock) {
        couriers.forEach(courier -> loops.put(courier.destination(), new RelayLoop(relay, courier, clock)));
    }

    @ConsumeEvent(WAKE_UP)
    Uni<Void> supplyRedis(String reason) {
        return loop(Destination.REDIS).wake();
    }

    @ConsumeEvent(WAKE_UP)
    Uni<Void> supplyKafka(String reason) {
        return loop(Destination.KAFKA).wake();
    }

    public RelayLoop loop(Destination destination) {
        return Optional.ofNullable(loops.get(destination)).orElseThrow();
    }
}
