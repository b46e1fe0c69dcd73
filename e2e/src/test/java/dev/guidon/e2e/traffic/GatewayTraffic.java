package dev.guidon.e2e.traffic;

import dev.guidon.e2e.client.Answer;
import dev.guidon.e2e.client.Http;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Asks a model through the gateway, without repeating anything.
public final class GatewayTraffic implements Runnable {
    private static final int OK = 200;
    private static final int UNITS = 50;

    private final Http gateway;
    private final String route;
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private int next;

    public GatewayTraffic(Http gateway, String route) {
        this.gateway = gateway;
        this.route = route;
    }

    @Override
    public void run() {
        try {
            Answer answer = gateway.post("/chat/completions", """
                    {"model": "%s", "user": "user-%d",
                     "messages": [{"role": "user", "content": "my card is gone"}]}""".formatted(route, next++ % UNITS));
            note(answer);
        } catch (UncheckedIOException notThere) {
            failures.add(Instant.now() + " " + notThere.getCause());
        }
    }

    private void note(Answer answer) {
        if (answer.status() == OK) {
            answered.incrementAndGet();
        } else {
            failures.add(Instant.now() + " " + answer.status() + " " + answer.body());
        }
    }

    public long answered() {
        return answered.get();
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
