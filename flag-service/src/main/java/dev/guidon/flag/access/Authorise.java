package dev.guidon.flag.access;

import dev.guidon.flag.access.AccessStore.Place;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/// Decides whether somebody may do what is asked. What is none of the caller's business looks as if it were not there;
/// everything else is refused in the open, and noted in the audit trail.
@ApplicationScoped
public class Authorise {
    private final AccessStore store;
    private final NoteRefusal refusals;
    private final InstantSource clock;

    Authorise(AccessStore store, NoteRefusal refusals, InstantSource clock) {
        this.store = store;
        this.refusals = refusals;
        this.clock = clock;
    }

    /// Fails with `Unauthenticated` when the principal is no longer good.
    public Uni<Access> load(Principal principal, Place place) {
        return principal instanceof Principal.Superuser
                ? Uni.createFrom().item(Access.SUPERUSER)
                : store.load(principal, place)
                        .map(found -> found.orElseThrow(() -> new FailureException(
                                new Failure.Unauthenticated("this token is no longer good; ask for another"))));
    }

    /// @param organization that the resource is in; empty when there is none
    public record Asked(
            Principal principal, Access access, Optional<String> organization, Action action, ResourceName resource) {

        Grants grants() {
            return organization.map(access::in).orElse(access.everywhere() ? Grants.ALL : Grants.NONE);
        }

        boolean isAllowed() {
            return action.isOfInstallation() ? access.everywhere() : grants().allow(action, resource);
        }

        /// The outermost thing that the caller must see to be told anything.
        private boolean seesTheOutermost() {
            ResourceName.Part outermost = resource.parts().getFirst();
            return outermost.type() == ResourceType.PROJECT
                    ? grants().allow(Action.PROJECT_READ, ResourceName.project(outermost.key()))
                    : organization.filter(access::knows).isPresent();
        }

        private Failure failure() {
            ResourceName.Part outermost = resource.parts().getFirst();
            if (action.isOfInstallation()) {
                return new Failure.Forbidden("this takes the administrator token");
            }
            if (seesTheOutermost()) {
                return new Failure.Forbidden(
                        "this takes " + action.word() + " on " + resource.text() + ", which no policy of yours allows");
            }
            return outermost.type() == ResourceType.PROJECT
                    ? new Failure.NotFound(ResourceType.PROJECT.word(), outermost.key())
                    : new Failure.NotFound(ResourceType.ORGANIZATION.word(), organization.orElse(outermost.key()));
        }
    }

    /// Fails with `Forbidden`, or with `NotFound` of what the caller may not know of.
    public Uni<Void> require(Asked asked) {
        if (asked.isAllowed()) {
            return Uni.createFrom().voidItem();
        }
        return refusals.note(asked, clock.instant())
                .onItem()
                .failWith(() -> new FailureException(asked.failure()))
                .replaceWithVoid();
    }
}
