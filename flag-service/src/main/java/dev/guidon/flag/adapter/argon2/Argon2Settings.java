package dev.guidon.flag.adapter.argon2;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How passwords are hashed. Parameters weaker than those that OWASP's password storage cheat sheet recommends stop the
/// start. A password hashed with other parameters stays good and is hashed anew when it is next used.
@ConfigMapping(prefix = "guidon.login.argon2")
public interface Argon2Settings {

    /// KiB of memory that one hash takes.
    @WithDefault("19456")
    int memory();

    /// Passes over the memory.
    @WithDefault("2")
    int iterations();

    /// Lanes. One thread computes them all.
    @WithDefault("1")
    int parallelism();

    /// Hashes that are computed at once; more wait. It bounds the processors and the memory that logins take.
    @WithDefault("2")
    int concurrency();

    /// Hashes that may wait; more are refused with 503.
    @WithDefault("64")
    int waiting();
}
