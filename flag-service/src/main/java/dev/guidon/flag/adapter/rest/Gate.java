package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.access.Authorise;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import dev.guidon.flag.access.Requires;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Credentials;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// What every request passes: who is it, before anything else is looked at, and may they, before the body is read. The
/// framework makes filters while the application is built, when there is no configuration yet, so what needs some is
/// somewhere else.
@Singleton
class Gate {
    private final Authentication authentication;
    private final Authorise authorise;
    private final Caller caller;

    Gate(Authentication authentication, Authorise authorise, Caller caller) {
        this.authentication = authentication;
        this.authorise = authorise;
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<Void> authenticate(ContainerRequestContext request) {
        boolean open = OpenPaths.has(request.getUriInfo().getPath());
        return token(request)
                .map(authentication::of)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .invoke(found -> admit(found, open))
                .replaceWithVoid();
    }

    private static Optional<BearerToken> token(ContainerRequestContext request) {
        return Credentials.of(request.getHeaderString(HttpHeaders.AUTHORIZATION), null)
                .map(BearerToken::new);
    }

    private void admit(Optional<Principal> found, boolean open) {
        found.ifPresent(caller::is);
        if (!open) {
            caller.principal();
        }
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<Void> authorise(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceMethod().isAnnotationPresent(Anyone.class)) {
            return Uni.createFrom().voidItem();
        }
        Requires rule = resource.getResourceMethod().getAnnotation(Requires.class);
        if (rule == null) {
            throw new FailureException(new Failure.Forbidden("nobody has said who may do this"));
        }
        PathResource path = new PathResource(uri);
        return authorise
                .load(caller.principal(), path.place())
                .invoke(caller::may)
                .chain(() -> decide(rule, path));
    }

    private Uni<Void> decide(Requires rule, PathResource path) {
        return switch (rule.decided()) {
            case FROM_PATH -> require(rule.value(), path);
            case BY_ITEM ->
                path.project()
                        .map(project -> caller.require(Action.PROJECT_READ, ResourceName.project(project)))
                        .orElseGet(() -> Uni.createFrom().voidItem());
            case BY_METHOD -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> require(Action[] actions, PathResource path) {
        Uni<Void> allowed = Uni.createFrom().voidItem();
        for (Action action : actions) {
            allowed = allowed.chain(() ->
                    caller.require(action, path.name(action, caller.access().tags())));
        }
        return allowed;
    }
}
