package dev.guidon.flag.session;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Signing keys of one thread.
public final class InMemorySigningKeys implements SigningKeyStore {
    private final List<SigningKey> keys = new ArrayList<>();

    @Override
    public Uni<List<SigningKey>> all() {
        return Uni.createFrom().item(() -> keys.stream()
                .sorted(Comparator.comparing(SigningKey::createdAt).reversed())
                .toList());
    }

    @Override
    public Uni<Void> lock() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> add(SigningKey key) {
        return Uni.createFrom().voidItem().invoke(() -> keys.add(key));
    }

    @Override
    public Uni<Void> forget(Instant createdBefore) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> keys.removeIf(key -> key.createdAt().isBefore(createdBefore)));
    }
}
