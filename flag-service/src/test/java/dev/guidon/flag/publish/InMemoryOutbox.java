package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An outbox of one environment and one destination.
final class InMemoryOutbox implements Outbox {
    private final List<Delivery.Entry> entries = new ArrayList<>();
    private long reached;

    void add() {
        entries.add(new Delivery.Entry(entries.size() + 1L, new EncodedChange(new byte[0])));
    }

    long reached() {
        return reached;
    }

    @Override
    public Uni<Optional<Delivery>> claim(Destination destination, int limit) {
        List<Delivery.Entry> waiting = entries.stream()
                .filter(entry -> entry.sequence() > reached)
                .limit(limit)
                .toList();
        return Uni.createFrom()
                .item(
                        waiting.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Delivery("environment", reached, waiting)));
    }

    @Override
    public Uni<Void> advance(Destination destination, String environmentId, long sequence) {
        reached = sequence;
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Map<String, Long>> reached(Destination destination) {
        return Uni.createFrom().item(Map.of("environment", reached));
    }

    @Override
    public Uni<Void> forget(Destination destination, Map<String, Long> lost) {
        if (lost.getOrDefault("environment", Long.MIN_VALUE) == reached) {
            reached = Delivery.NOTHING;
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> trim() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<Backlog>> backlog(Instant now) {
        return Uni.createFrom().item(List.of());
    }
}
