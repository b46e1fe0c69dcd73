package dev.guidon.experiment.adapter.rest;

import dev.guidon.experiment.identify.Place;
import dev.guidon.kit.identity.Credentials;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The secret that a request carries, and the environment that its query names.
record Access(
        @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
        @RestHeader("x-api-key") @Nullable String apiKey,
        @RestQuery("project") @Nullable String project,
        @RestQuery("environment") @Nullable String environment) {

    Optional<String> credential() {
        return Credentials.of(authorization, apiKey);
    }

    Place place() {
        return new Place(Optional.ofNullable(project), Optional.ofNullable(environment), "");
    }

    @Override
    public String toString() {
        return "Access[project=" + project + ", environment=" + environment + "]";
    }
}
