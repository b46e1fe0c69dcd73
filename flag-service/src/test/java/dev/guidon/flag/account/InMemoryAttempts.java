package dev.guidon.flag.account;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Attempts of one thread.
final class InMemoryAttempts implements AttemptStore {
    private final Map<String, Attempts> kept = new HashMap<>();

    @Override
    public Uni<Attempts> lock(String subject, Instant at) {
        return Uni.createFrom().item(() -> kept.computeIfAbsent(subject, _ -> Attempts.none(at)));
    }

    @Override
    public Uni<Void> save(String subject, Attempts attempts) {
        return Uni.createFrom().voidItem().invoke(() -> kept.put(subject, attempts));
    }

    @Override
    public Uni<Void> forget(Instant until) {
        return Uni.createFrom().voidItem().invoke(() -> kept.values()
                .removeIf(attempts -> attempts.lastAt().isBefore(until)));
    }

    int size() {
        return kept.size();
    }
}
