package dev.guidon.gateway.record;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes ids that nobody guesses and that sort by time: UUID version 7, RFC 9562 §5.7. Safe for use by many threads
/// when its generator is.
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_A = 0x0fffL;
    private static final long RANDOM_B = 0x3fff_ffff_ffff_ffffL;

    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random must be cryptographically strong: who knows an inference's id may give feedback on it
    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & RANDOM_A);
        long low = VARIANT | (random.nextLong() & RANDOM_B);
        return new UUID(high, low).toString();
    }
}
