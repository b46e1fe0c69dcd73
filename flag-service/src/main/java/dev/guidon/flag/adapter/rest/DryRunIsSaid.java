package dev.guidon.flag.adapter.rest;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses `?dryRun` without a value and with several. The framework takes the first for absent, and the change would
/// be written that its author only wanted to try.
class DryRunIsSaid {

    @ServerRequestFilter
    public void check(UriInfo uri) {
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
    }
}
