package dev.guidon.flag.adapter.oidc;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What a provider said, asked for anew when it is old or not enough, and kept when the provider is away. Thread-safe;
/// two who find it old at once both ask.
final class Remembered<T> {
    private static final Duration FRESH = Duration.ofMinutes(10);
    /// How long the last word of a provider counts that is away.
    private static final Duration STALE = Duration.ofHours(24);
    /// Bounds how often requests can make us ask, whatever they hold and whether it answers.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private volatile State<T> state = new State<>(Optional.empty(), Instant.EPOCH);

    private record Said<T>(T value, Instant at) {
        boolean isYounger(Duration age, Instant now) {
            return Duration.between(at, now).compareTo(age) < 0;
        }
    }

    private record State<T>(Optional<Said<T>> said, Instant askedAt) {
        Optional<T> within(Duration age, Instant now) {
            return said.filter(known -> known.isYounger(age, now)).map(Said::value);
        }

        boolean wasAskedJustNow(Instant now) {
            return askedAt.isAfter(now.minus(PAUSE));
        }
    }

    /// @param enough whether what is known will do
    /// @param ask what fails when the provider is away
    Uni<T> get(Instant now, Predicate<T> enough, Supplier<Uni<T>> ask) {
        State<T> known = state;
        Optional<T> fresh = known.within(FRESH, now).filter(enough);
        if (fresh.isPresent()) {
            return Uni.createFrom().item(fresh.get());
        }
        if (known.wasAskedJustNow(now)) {
            return lastWord(now);
        }
        state = new State<>(known.said(), now);
        return ask.get()
                .invoke(value -> state = new State<>(Optional.of(new Said<>(value, now)), now))
                .onFailure()
                .recoverWithUni(() -> lastWord(now));
    }

    private Uni<T> lastWord(Instant now) {
        return state.within(STALE, now)
                .map(value -> Uni.createFrom().item(value))
                .orElseGet(() -> Uni.createFrom().failure(ProviderHttp.unavailable()));
    }
}
