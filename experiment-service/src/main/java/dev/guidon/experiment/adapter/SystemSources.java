package dev.guidon.experiment.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The system's clock; everything else gets it handed in.
@ApplicationScoped
class SystemSources {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
