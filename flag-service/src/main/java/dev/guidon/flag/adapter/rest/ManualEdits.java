package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.exchange.Management;
import dev.guidon.flag.exchange.ReadManagement;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Guards environments that are kept in a repository against changes by hand, which the next run of its pipeline would
/// overwrite. They are refused, unless their author insists by a header; or they are told.
@Singleton
class ManualEdits {
    /// Who manages the environment that was changed.
    static final String MANAGED_BY = "Guidon-Managed-By";
    /// Sent as `true` by whoever has to change it by hand all the same.
    static final String OVERRIDE = "Guidon-Override";

    private static final Set<Action> EDITS = Set.of(Action.FLAG_UPDATE, Action.FLAG_TOGGLE);

    private final ReadManagement readManagement;

    ManualEdits(ReadManagement readManagement) {
        this.readManagement = readManagement;
    }

    /// After what refuses text that no database takes.
    @ServerRequestFilter(priority = Priorities.USER + 100)
    public Uni<Void> check(ResourceInfo resource, ContainerRequestContext request) {
        var path = request.getUriInfo().getPathParameters();
        var query = request.getUriInfo().getQueryParameters();
        Requires rule = resource.getResourceMethod().getAnnotation(Requires.class);
        boolean isEdit = rule != null && isByHand(Set.of(rule.value())) && path.containsKey("environment");
        if (!isEdit || "true".equals(query.getFirst("dryRun"))) {
            return Uni.createFrom().voidItem();
        }
        return readManagement
                .of(path.getFirst("project"), path.getFirst("environment"))
                .invoke(managed -> managed.ifPresent(by -> guard(by, request)))
                .replaceWithVoid();
    }

    /// Whoever applies a whole document is the one that manages the environment.
    private static boolean isByHand(Set<Action> actions) {
        return actions.stream().anyMatch(EDITS::contains) && !actions.contains(Action.ENVIRONMENT_APPLY);
    }

    private static void guard(Management management, ContainerRequestContext request) {
        boolean insists = "true".equals(request.getHeaderString(OVERRIDE));
        if (management.refusesManualEdits() && !insists) {
            throw new FailureException(new Failure.Conflict(
                    "environment_managed",
                    "the environment is managed by '" + management.name() + "'; change it there, or send " + OVERRIDE
                            + ": true"));
        }
        request.setProperty(MANAGED_BY, management.name());
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        Optional.ofNullable(request.getProperty(MANAGED_BY))
                .ifPresent(name -> response.getHeaders().putSingle(MANAGED_BY, name));
    }
}
