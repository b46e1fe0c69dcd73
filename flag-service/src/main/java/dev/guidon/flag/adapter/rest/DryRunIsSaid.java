package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses `?dryRun` without a value and with several, and where a change cannot be tried. The framework takes each of
/// them for absent, and the change would be written that its author only wanted to try.
class DryRunIsSaid {

    @ServerRequestFilter
    public void check(UriInfo uri, ResourceInfo resource, ContainerRequestContext request) {
        String query = uri.getRequestUri().getRawQuery();
        if (query == null) {
            return;
        }
        var said = Stream.of(query.split("&", -1))
                .filter(parameter -> parameter.equals("dryRun") || parameter.startsWith("dryRun="))
                .toList();
        if (said.size() > 1 || said.contains("dryRun") || said.contains("dryRun=")) {
            throw new FailureException(Failure.Invalid.of("dryRun", "must be true or false, once"));
        }
        if (said.contains("dryRun=true") && !request.getMethod().equals(HttpMethod.GET) && !canBeTried(resource)) {
            throw new FailureException(
                    Failure.Invalid.of("dryRun", "must be left out: this request cannot be tried, only carried out"));
        }
    }

    private static boolean canBeTried(ResourceInfo resource) {
        return Stream.of(resource.getResourceMethod().getParameters())
                .anyMatch(parameter -> parameter.getName().equals("dryRun"));
    }
}
