package dev.guidon.flag.session;

import java.time.Duration;
import java.time.Instant;

/// Somebody logged in somewhere.
///
/// @param lastUsedAt when it was opened or last prolonged
/// @param endsAt after which it cannot be prolonged
public record Session(String id, String userId, Origin origin, Instant createdAt, Instant lastUsedAt, Instant endsAt) {
    /// A person may have this many at once; a further one ends the one that was not used for longest.
    public static final int MAX_PER_USER = 20;

    /// From where it was opened.
    ///
    /// @param address of the network
    /// @param agent what the program calls itself, cut short
    /// @param provider who vouched for the person; empty for a password
    /// @param secondFactor whether a second factor was shown beside the password
    public record Origin(String address, String agent, String provider, boolean secondFactor) {
        private static final int MAX_AGENT = 200;

        public Origin {
            agent = agent.length() <= MAX_AGENT ? agent : agent.substring(0, MAX_AGENT);
        }

        /// The same for somebody whom a provider vouches for.
        public Origin vouchedBy(String providerKey) {
            return new Origin(address, agent, providerKey, false);
        }

        /// The same for somebody who may have shown a second factor, too.
        public Origin withSecondFactor(boolean shown) {
            return new Origin(address, agent, provider, shown);
        }

        /// Whether it takes more than a password to get in like this. What a provider asks for is the provider's
        /// business.
        public boolean isStrong() {
            return secondFactor || !provider.isEmpty();
        }

        /// @param agent whatever the program sent
        public static Origin byPassword(String address, String agent) {
            return new Origin(address, agent, "", false);
        }
    }

    /// @param idle after which a session that was not prolonged has ended
    public boolean isOpen(Instant now, Duration idle) {
        return now.isBefore(endsAt) && now.isBefore(lastUsedAt.plus(idle));
    }

    /// After a second factor was shown in it.
    public Session strengthened() {
        return new Session(id, userId, origin.withSecondFactor(true), createdAt, lastUsedAt, endsAt);
    }

    public Session used(Instant at) {
        return new Session(id, userId, origin, createdAt, at, endsAt);
    }
}
