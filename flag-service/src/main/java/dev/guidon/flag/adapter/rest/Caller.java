package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Access;
import dev.guidon.flag.access.Action;
import dev.guidon.flag.access.Authorise;
import dev.guidon.flag.access.Authorise.Asked;
import dev.guidon.flag.access.Grants;
import dev.guidon.flag.access.Principal;
import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.Visible;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// Who makes the present request, and what that caller may do.
@RequestScoped
class Caller {
    private final Authorise authorise;
    private Optional<Principal> principal = Optional.empty();
    private Optional<Access> access = Optional.empty();

    Caller(Authorise authorise) {
        this.authorise = authorise;
    }

    void is(Principal known) {
        principal = Optional.of(known);
    }

    void may(Access found) {
        access = Optional.of(found);
    }

    /// Nobody, where a request need not say who makes it.
    Optional<Principal> known() {
        return principal;
    }

    /// Throws a `FailureException` of `Unauthenticated` when nobody knows.
    Principal principal() {
        return principal.orElseThrow(() -> new FailureException(
                new Failure.Unauthenticated("send a token that is good, as 'Authorization: Bearer <token>'")));
    }

    /// The e-mail address of the person, in whose name a personal token acts, too. Throws a `FailureException` of
    /// `Forbidden` when it is none.
    String person() {
        return knownPerson()
                .orElseThrow(() -> new FailureException(
                        new Failure.Forbidden("only people have personal tokens; issue one for a service")));
    }

    /// As [#person]; empty when it is none.
    Optional<String> knownPerson() {
        return switch (principal()) {
            case Principal.Person(var email, var _, var _) -> Optional.of(email);
            case Principal.Program(var _, var owner) -> owner;
            case Principal.Superuser() -> Optional.empty();
        };
    }

    Access access() {
        return access.orElseThrow(() -> new IllegalStateException("the gate has not looked yet"));
    }

    /// Fails with `Forbidden`, or with `NotFound` of what the caller may not know of.
    ///
    /// @param resource in the organization that the request is about
    Uni<Void> require(Action action, ResourceName resource) {
        return require(action, access().organization(), resource);
    }

    /// As above, in an organization that the path does not tell.
    Uni<Void> require(Action action, Optional<String> organization, ResourceName resource) {
        return authorise.require(new Asked(principal(), access(), organization, action, resource));
    }

    /// Whether to show the caller something in the organization that the request is about.
    boolean sees(Action action, ResourceName resource) {
        return grants().allow(action, resource);
    }

    /// Which of all things beside the named one to show the caller, in the organization that the request is about.
    Visible visible(Action action, ResourceName resource) {
        return grants().visible(action, resource);
    }

    /// In the organization that the request is about.
    Grants grants() {
        return access().organization().map(access()::in).orElse(access().everywhere() ? Grants.ALL : Grants.NONE);
    }
}
