package dev.guidon.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Does something with every part, at the same time wherever the order between them allows.
final class InOrder {

    interface Step {
        void on(Part part);
    }

    private InOrder() {}

    /// What a part needs comes before it. A failure keeps everything that builds on the failed part from being
    /// touched; the first failure is thrown when all is done.
    static void upwards(List<Part> parts, Step step) {
        run(
                parts,
                part -> parts.stream()
                        .filter(other -> part.needs().contains(other.name()))
                        .toList(),
                step);
    }

    /// What needs a part comes before it.
    static void downwards(List<Part> parts, Step step) {
        run(
                parts,
                part -> parts.stream()
                        .filter(other -> other.needs().contains(part.name()))
                        .toList(),
                step);
    }

    private static void run(List<Part> parts, Function<Part, List<Part>> before, Step step) {
        Map<String, CompletableFuture<Void>> known = new HashMap<>();
        awaitAll(parts.stream().map(part -> after(part, before, step, known)).toList());
    }

    private static CompletableFuture<Void> after(
            Part part, Function<Part, List<Part>> before, Step step, Map<String, CompletableFuture<Void>> known) {
        CompletableFuture<Void> existing = known.get(part.name());
        if (existing != null) {
            return existing;
        }
        CompletableFuture<?>[] earlier = before.apply(part).stream()
                .map(other -> after(other, before, step, known))
                .toArray(CompletableFuture[]::new);
        Executor oneThreadEach = Thread::startVirtualThread;
        CompletableFuture<Void> own = CompletableFuture.allOf(earlier).thenRunAsync(() -> step.on(part), oneThreadEach);
        known.put(part.name(), own);
        return own;
    }

    private static void awaitAll(List<CompletableFuture<Void>> all) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw causeOf(e);
        }
    }

    private static RuntimeException causeOf(CompletionException failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException known ? known : failure;
    }
}
