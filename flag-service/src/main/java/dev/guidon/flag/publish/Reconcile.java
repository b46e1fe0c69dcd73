package dev.guidon.flag.publish;

import dev.guidon.flag.publish.RulesetMirror.Sizes;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// Finds rulesets that their destination has lost, such as by a flush, and leaves it to the relay to bring them back.
/// Each time it asks for the sequence of every environment, and counts the parts of some, in turn: a part may be
/// evicted while the sequence stays.
@ApplicationScoped
public class Reconcile {
    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    private static final int COUNTED_AT_ONCE = 50;

    private final Outbox outbox;
    private final RulesetMirror mirror;
    private final SnapshotSource snapshots;
    private volatile String counted = "";

    Reconcile(Outbox outbox, RulesetMirror mirror, SnapshotSource snapshots) {
        this.outbox = outbox;
        this.mirror = mirror;
        this.snapshots = snapshots;
    }

    /// What was delivered is read before the destination is asked: it can only be further by then, unless it lost
    /// something.
    @WithTransaction
    public Uni<Void> reconcile() {
        return outbox.reached(Destination.REDIS)
                .map(Reconcile::delivered)
                .chain(delivered ->
                        lost(delivered).chain(lost -> incomplete(delivered).map(found -> union(lost, found))))
                .invoke(Reconcile::tell)
                .chain(lost -> outbox.forget(Destination.REDIS, lost));
    }

    private static NavigableMap<String, Long> delivered(Map<String, Long> reached) {
        NavigableMap<String, Long> delivered = new TreeMap<>(reached);
        delivered.values().removeIf(sequence -> sequence == Delivery.NOTHING);
        return delivered;
    }

    private Uni<Map<String, Long>> lost(Map<String, Long> delivered) {
        return mirror.sequences(List.copyOf(delivered.keySet()))
                .onFailure()
                .transform(failure -> new DeliveryFailed(Destination.REDIS, failure))
                .map(present -> lost(delivered, present));
    }

    private static Map<String, Long> lost(Map<String, Long> delivered, Map<String, Long> present) {
        Map<String, Long> lost = new HashMap<>(delivered);
        lost.entrySet().removeIf(entry -> isThere(entry, Optional.ofNullable(present.get(entry.getKey()))));
        return lost;
    }

    private static boolean isThere(Map.Entry<String, Long> delivered, Optional<Long> present) {
        return present.isPresent() && present.get() >= delivered.getValue();
    }

    private Uni<Map<String, Long>> incomplete(NavigableMap<String, Long> delivered) {
        List<String> next = delivered.tailMap(counted, false).keySet().stream()
                .limit(COUNTED_AT_ONCE)
                .toList();
        counted = next.size() < COUNTED_AT_ONCE ? "" : next.getLast();
        return snapshots.sizes(next).chain(wanted -> mirror.sizes(next)
                .onFailure()
                .transform(failure -> new DeliveryFailed(Destination.REDIS, failure))
                .map(present -> incomplete(delivered, wanted, present)));
    }

    private static Map<String, Long> incomplete(
            Map<String, Long> delivered, Map<String, Sizes> wanted, Map<String, Sizes> present) {
        Map<String, Long> incomplete = new HashMap<>(delivered);
        incomplete
                .keySet()
                .removeIf(id -> !wanted.containsKey(id)
                        || !present.containsKey(id)
                        || !wanted.get(id).contradicts(present.get(id)));
        return incomplete;
    }

    private static Map<String, Long> union(Map<String, Long> some, Map<String, Long> others) {
        Map<String, Long> all = new HashMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }

    private static void tell(Map<String, Long> lost) {
        if (!lost.isEmpty()) {
            LOG.warnf("rulesets are missing and will be restored, environments=%d", lost.size());
        }
    }
}
