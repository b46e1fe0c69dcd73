package dev.guidon.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many simulated people at once.
final class Crowd {
    private Crowd() {}

    /// What `act` gives for each number from 0 on, in that order; at most `atOnce` act at a time.
    static <T> List<T> act(int people, int atOnce, IntFunction<T> act) {
        Semaphore places = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> acting = IntStream.range(0, people)
                    .mapToObj(number -> threads.submit(() -> {
                        places.acquire();
                        try {
                            return act.apply(number);
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            return acting.stream().map(Crowd::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof DemoProblem problem
                    ? problem
                    : new IllegalStateException("a simulated person failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoProblem("interrupted");
        }
    }
}
