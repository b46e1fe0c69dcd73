package dev.guidon.e2e.traffic;

import dev.guidon.e2e.client.Evaluations;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Evaluates flags for units in turn, over two addresses.
public final class EvaluationTraffic implements Runnable {
    private final Evaluations evaluations;
    private final List<String> flags;
    private final List<String> units;
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private int next;

    public EvaluationTraffic(Evaluations evaluations, List<String> flags, List<String> units) {
        this.evaluations = evaluations;
        this.flags = List.copyOf(flags);
        this.units = List.copyOf(units);
    }

    @Override
    public void run() {
        String flag = flags.get(next % flags.size());
        String unit = units.get(next++ % units.size());
        try {
            var unused = evaluations.evaluate(flag, unit);
            answered.incrementAndGet();
        } catch (StatusRuntimeException failure) {
            failures.add(Instant.now() + " " + failure.getStatus());
        }
    }

    public long answered() {
        return answered.get();
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
