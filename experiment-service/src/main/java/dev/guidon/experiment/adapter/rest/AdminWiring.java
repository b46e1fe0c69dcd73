package dev.guidon.experiment.adapter.rest;

import dev.guidon.experiment.identify.AdminSettings;
import dev.guidon.kit.identity.AdminToken;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The administrator's token, made at start, so that one that is too short stops it.
@ApplicationScoped
class AdminWiring {

    @Produces
    @Singleton
    @Startup
    AdminToken token(AdminSettings settings) {
        return new AdminToken(settings.token());
    }
}
