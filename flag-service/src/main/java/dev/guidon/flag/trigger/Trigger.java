package dev.guidon.flag.trigger;

import dev.guidon.flag.edit.FlagAddress;
import java.time.Instant;
import java.util.Optional;

/// A way to change a flag in one environment by calling an address.
///
/// @param environmentId of the environment that `flag` names
/// @param flag whose configuration it changes
/// @param tokenHash SHA-256 of the token, in hexadecimal; the token itself is kept nowhere
public record Trigger(
        String id, String environmentId, FlagAddress flag, Wish wish, String tokenHash, Instant createdAt, Runs runs) {
    /// A flag may have this many in an environment.
    public static final int MAX_PER_FLAG = 20;

    /// What its author decides.
    ///
    /// @param instructions a semantic patch, as JSON
    public record Wish(String name, String instructions, boolean enabled) {}

    /// How often it was called, and when the last time.
    ///
    /// @param windowStart when the minute began in which calls are counted
    /// @param inWindow calls in that minute
    public record Runs(long count, Optional<Instant> last, Instant windowStart, int inWindow) {
        static Runs none(Instant now) {
            return new Runs(0, Optional.empty(), now, 0);
        }
    }

    Trigger with(Wish next) {
        return new Trigger(id, environmentId, flag, next, tokenHash, createdAt, runs);
    }

    Trigger withToken(String hash) {
        return new Trigger(id, environmentId, flag, wish, hash, createdAt, runs);
    }

    Trigger with(Runs next) {
        return new Trigger(id, environmentId, flag, wish, tokenHash, createdAt, next);
    }
}
