package dev.guidon.flag.session;

import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.secret.SecretBox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The keys that access tokens are signed with. A new one is made when the newest is due, or when it was sealed under
/// another secret; old ones are published until no token of theirs is good any more.
@ApplicationScoped
public class KeyRing {
    /// How long one key signs. A token outlives it by minutes, so an old key stays for a day more.
    static final Duration ROTATION = Duration.ofDays(7);

    private static final Duration KEPT = ROTATION.plusDays(1);

    private final SigningKeyStore store;
    private final KeyPairs pairs;
    private final SecretBox box;
    private final ShortIds ids;

    KeyRing(SigningKeyStore store, KeyPairs pairs, SecretBox box, ShortIds ids) {
        this.store = store;
        this.pairs = pairs;
        this.box = box;
        this.ids = ids;
    }

    /// @param published newest first; the first of them signs
    /// @param privateKey of the first
    public record Ring(List<SigningKey> published, String privateKey) {
        public Ring {
            published = List.copyOf(published);
        }

        public boolean knows(String keyId) {
            return published.stream().anyMatch(key -> key.id().equals(keyId));
        }

        @Override
        public String toString() {
            return "Ring[keys=" + published.size() + "]";
        }
    }

    /// Makes a key when none is fit to sign.
    @WithTransaction
    public Uni<Ring> load(Instant at) {
        return store.all().chain(keys -> fit(keys, at)
                .map(ring -> Uni.createFrom().item(ring))
                .orElseGet(() -> store.lock().chain(() -> renew(at))));
    }

    /// Another instance may have made one while this waited.
    private Uni<Ring> renew(Instant at) {
        return store.all()
                .chain(keys ->
                        fit(keys, at).map(ring -> Uni.createFrom().item(ring)).orElseGet(() -> make(at)));
    }

    private Uni<Ring> make(Instant at) {
        KeyPairs.KeyPair pair = pairs.generate(ids.next());
        SigningKey key = new SigningKey(pair.id(), pair.publicKey(), box.seal(pair.privateKey()), at);
        return store.add(key)
                .chain(() -> store.forget(at.minus(KEPT)))
                .chain(store::all)
                .map(published -> new Ring(published, pair.privateKey()));
    }

    private Optional<Ring> fit(List<SigningKey> keys, Instant at) {
        return keys.stream()
                .findFirst()
                .filter(newest -> at.isBefore(newest.createdAt().plus(ROTATION)))
                .flatMap(newest -> box.open(newest.sealedPrivateKey()))
                .map(privateKey -> new Ring(keys, privateKey));
    }
}
