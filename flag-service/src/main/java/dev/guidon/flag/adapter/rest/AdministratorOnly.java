package dev.guidon.flag.adapter.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets only the administrator in, before anything else of a request is looked at. The framework makes filters while
/// the application is built, when there is no configuration yet, so the token is somewhere else.
@Singleton
class AdministratorOnly {
    private final Administrator administrator;

    AdministratorOnly(Administrator administrator) {
        this.administrator = administrator;
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        administrator.require(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    }
}
