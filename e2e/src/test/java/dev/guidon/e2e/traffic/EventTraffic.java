package dev.guidon.e2e.traffic;

import dev.guidon.e2e.client.Event;
import dev.guidon.e2e.client.Http;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Reports events in batches and repeats each batch, at the other address, until it is acknowledged.
public final class EventTraffic implements Runnable {
    private static final int BATCH = 5;
    private static final int ACCEPTED = 202;

    private final List<Http> addresses;
    private final List<String> units;
    private final String eventName;
    private final RandomGenerator random;
    private final Queue<Event> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private List<Event> pending = List.of();
    private int turn;
    private int made;

    /// @param addresses `POST /v1/events` of several instances
    public EventTraffic(List<Http> addresses, List<String> units, String eventName, RandomGenerator random) {
        this.addresses = List.copyOf(addresses);
        this.units = List.copyOf(units);
        this.eventName = eventName;
        this.random = random;
    }

    /// One attempt.
    @Override
    public void run() {
        if (pending.isEmpty()) {
            pending = IntStream.range(0, BATCH).mapToObj(_ -> event()).toList();
        }
        if (isAccepted(addresses.get(turn++ % addresses.size()))) {
            acknowledged.addAll(pending);
            pending = List.of();
        }
    }

    private Event event() {
        String unit = units.get(random.nextInt(units.size()));
        return new Event("event-" + made++, unit, eventName, random.nextInt(1, 100) / 4.0, Instant.now());
    }

    private boolean isAccepted(Http address) {
        try {
            int status = address.post("", Event.batch(pending)).status();
            if (status != ACCEPTED) {
                refusals.add(String.valueOf(status));
            }
            return status == ACCEPTED;
        } catch (UncheckedIOException notThere) {
            return false;
        }
    }

    public List<Event> acknowledged() {
        return new ArrayList<>(acknowledged);
    }

    /// Statuses other than 202, in order.
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /// Call it when nobody runs this any more. Tries once to have the rest acknowledged.
    public boolean isDrained() {
        if (!pending.isEmpty()) {
            run();
        }
        return pending.isEmpty();
    }
}
