package dev.guidon.flag.publish;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Finds rulesets that their destination has lost, such as by a flush, and leaves it to the relay to bring them back.
@ApplicationScoped
public class Reconcile {
    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    private final Outbox outbox;
    private final RulesetMirror mirror;

    Reconcile(Outbox outbox, RulesetMirror mirror) {
        this.outbox = outbox;
        this.mirror = mirror;
    }

    /// What was delivered is read before the destination is asked: it can only be further by then, unless it lost
    /// something.
    @WithTransaction
    public Uni<Void> reconcile() {
        return outbox.reached(Destination.REDIS)
                .chain(this::lost)
                .chain(lost -> outbox.forget(Destination.REDIS, lost));
    }

    private Uni<Map<String, Long>> lost(Map<String, Long> delivered) {
        return mirror.sequences(List.copyOf(delivered.keySet()))
                .onFailure()
                .transform(failure -> new DeliveryFailed(Destination.REDIS, failure))
                .map(present -> lost(delivered, present));
    }

    private static Map<String, Long> lost(Map<String, Long> delivered, Map<String, Long> present) {
        Map<String, Long> lost = new HashMap<>(delivered);
        lost.values().removeIf(sequence -> sequence == Delivery.NOTHING);
        lost.entrySet().removeIf(entry -> isThere(entry, Optional.ofNullable(present.get(entry.getKey()))));
        if (!lost.isEmpty()) {
            LOG.warnf("rulesets are missing and will be restored, environments=%d", lost.size());
        }
        return Map.copyOf(lost);
    }

    private static boolean isThere(Map.Entry<String, Long> delivered, Optional<Long> present) {
        return present.isPresent() && present.get() >= delivered.getValue();
    }
}
