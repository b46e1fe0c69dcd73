package dev.guidon.gateway;

import dev.guidon.gateway.record.Ids;
import dev.guidon.gateway.record.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The system's clock and randomness; everything else gets them handed in.
@ApplicationScoped
class SystemSources {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Ids ids(InstantSource clock) {
        return new Ids(clock, new SecureRandom());
    }

    @Produces
    @Singleton
    Ticker ticker() {
        return System::nanoTime;
    }
}
