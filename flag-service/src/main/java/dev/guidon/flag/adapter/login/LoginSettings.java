package dev.guidon.flag.adapter.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How people log in.
@ConfigMapping(prefix = "guidon.login")
public interface LoginSettings {

    /// Seals what the database keeps and must read again: keys that sign access tokens, clients' secrets at identity
    /// providers. At least 32 random characters, the same for all instances. Without it the administrator token
    /// takes its place. When it changes, people go on with their sessions, and secrets of providers must be
    /// entered again.
    Optional<String> sealingSecret();

    /// How long things last.
    SessionSettings session();

    /// When guessing is slowed down.
    GuardSettings guard();

    /// Sessions.
    interface SessionSettings {

        /// How long an access token is good, from 5M to 15M. Ending a session or disabling a person does not wait for
        /// it.
        @WithDefault("10M")
        Duration access();

        /// After this long without being prolonged a session ends.
        @WithDefault("7D")
        Duration idle();

        /// A session ends after this long, whatever happens.
        @WithDefault("30D")
        Duration longest();
    }

    /// Failed attempts.
    interface GuardSettings {

        /// Failed logins to one account before one must wait.
        @WithDefault("5")
        int accountAttempts();

        /// Failed logins from one network address before it must wait. Many people may share an address.
        @WithDefault("50")
        int addressAttempts();

        /// The first wait; each further failure doubles it.
        @WithDefault("1S")
        Duration firstWait();

        /// The longest wait, which is also how long a stranger can keep somebody out.
        @WithDefault("15M")
        Duration longestWait();
    }
}
