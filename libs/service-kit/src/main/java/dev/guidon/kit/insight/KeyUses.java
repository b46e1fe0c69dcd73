package dev.guidon.kit.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which API keys were shown, and in which minute last. Safe for use by many threads, but for [#takeChanged], which is
/// one thread's.
final class KeyUses {
    /// Beyond them, keys are not noted.
    static final int MAX_KEYS = 10_000;

    /// After which a key makes room for others.
    private static final long IDLE_MINUTES = 60;

    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    private static final class Use {
        private final String environmentId;
        private volatile long minute;
        /// Touched by the one thread only.
        private long told;

        Use(String environmentId) {
            this.environmentId = environmentId;
        }
    }

    /// @param minute since the epoch
    record Shown(String environmentId, String keyId, long minute) {}

    /// Allocates nothing for a key that is known.
    void note(String environmentId, String keyId, long minute) {
        Use use = uses.get(keyId);
        if (use == null) {
            if (uses.size() >= MAX_KEYS) {
                return;
            }
            use = uses.computeIfAbsent(keyId, _ -> new Use(environmentId));
        }
        if (use.minute < minute) {
            use.minute = minute;
        }
    }

    /// Keys with a later minute than the time before. One that goes idle meanwhile may be told a request later.
    ///
    /// @param now the present minute
    List<Shown> takeChanged(long now) {
        List<Shown> changed = new ArrayList<>();
        uses.forEach((keyId, use) -> {
            long minute = use.minute;
            if (minute > use.told) {
                use.told = minute;
                changed.add(new Shown(use.environmentId, keyId, minute));
            } else if (minute < now - IDLE_MINUTES) {
                uses.remove(keyId, use);
            }
        });
        return changed;
    }
}
