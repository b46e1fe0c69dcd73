package dev.guidon.flag.adapter.argon2;

import dev.guidon.flag.account.Password;
import dev.guidon.flag.account.PasswordHash;
import dev.guidon.flag.account.PasswordHashing;
import dev.guidon.flag.adapter.RemoteCall;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Hashes away from the event loop, so that a burst of logins makes logins slow and nothing else. Made at start, so
/// that weak parameters stop it.
@ApplicationScoped
@Startup
class Argon2PasswordHashing implements PasswordHashing {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Failure BUSY = new Failure.Unavailable("the hashing of passwords", Duration.ofSeconds(2));

    private final Argon2Cost cost;
    private final SecureRandom random;
    private final ThreadPoolExecutor threads;
    private final Argon2Hash nobodys;

    Argon2PasswordHashing(Argon2Settings settings, SecureRandom random) {
        this.cost = Argon2Cost.of(settings);
        this.random = random;
        this.threads = new ThreadPoolExecutor(
                settings.concurrency(),
                settings.concurrency(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofPlatform().daemon().name("argon2-", 0).factory());
        this.nobodys = Argon2Hash.of(new Password("nobody has this password"), salt(), cost);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private byte[] salt() {
        byte[] salt = new byte[Argon2Hash.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    @Override
    public Uni<PasswordHash> hash(Password password) {
        return away(() -> Argon2Hash.of(password, salt(), cost).write());
    }

    @Override
    public Uni<Match> compare(Password password, Optional<PasswordHash> kept) {
        return away(() ->
                kept.map(Argon2Hash::parse).map(hash -> match(hash, password)).orElseGet(() -> matchNobody(password)));
    }

    /// The work is the point, whatever comes out.
    private Match matchNobody(Password password) {
        var _ = nobodys.matches(password);
        return Match.NO;
    }

    private Match match(Argon2Hash hash, Password password) {
        if (!hash.matches(password)) {
            return Match.NO;
        }
        return hash.cost().equals(cost) ? Match.YES : Match.YES_BUT_OLD;
    }

    private <T> Uni<T> away(Supplier<T> work) {
        Uni<T> computed = Uni.createFrom().item(work).runSubscriptionOn(threads);
        return RemoteCall.within(DEADLINE, computed)
                .onFailure(
                        failure -> failure instanceof RejectedExecutionException || failure instanceof TimeoutException)
                .transform(_ -> new FailureException(BUSY));
    }
}
