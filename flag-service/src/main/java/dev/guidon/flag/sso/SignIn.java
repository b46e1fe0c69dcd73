package dev.guidon.flag.sso;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.AccountStore.Credential;
import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.flag.sso.LinkStore.Link;
import dev.guidon.kit.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Finds the account of somebody whom a provider vouches for, or makes it, and brings what the person may do up to what
/// the provider says now.
@ApplicationScoped
public class SignIn {
    private final AccountStore accounts;
    private final LinkStore links;
    private final FollowProvider memberships;
    private final AuditPerson audit;
    private final ShortIds ids;

    SignIn(AccountStore accounts, LinkStore links, FollowProvider memberships, AuditPerson audit, ShortIds ids) {
        this.accounts = accounts;
        this.links = links;
        this.memberships = memberships;
        this.audit = audit;
        this.ids = ids;
    }

    /// Somebody with the account that belongs to the provider's word for it.
    private record Known(UserAccount account, Link link) {}

    /// Whether somebody may come in. A value and no failure, because what a provider takes away must be committed.
    public sealed interface Outcome {
        record Welcome(UserAccount account) implements Outcome {}

        record Refused(Failure why) implements Outcome {}
    }

    @WithTransaction
    public Uni<Outcome> signIn(Provider provider, Identity identity, Instant at) {
        return links.find(provider.key().text(), identity.subject())
                .chain(link -> link.map(this::linked).orElseGet(() -> unlinked(provider, identity, at)))
                .chain(known -> enter(known, provider, identity, at));
    }

    private Uni<Optional<Known>> linked(Link link) {
        return accounts.get(link.userId()).map(account -> Optional.of(new Known(account, link)));
    }

    private Uni<Optional<Known>> unlinked(Provider provider, Identity identity, Instant at) {
        return identity.emailFor(provider)
                .map(email -> accounts.find(email).chain(found -> found.map(Credential::account)
                        .map(account -> memberships
                                .admits(provider, account, identity, at)
                                .chain(admitted -> link(admitted, account, provider, identity)))
                        .orElseGet(() -> newcomer(email, provider, identity, at))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /// Nobody gets an account who would be a member of nothing with it.
    private Uni<Optional<Known>> newcomer(EmailAddress email, Provider provider, Identity identity, Instant at) {
        String name = identity.name().isBlank() ? email.text() : identity.name();
        UserAccount account = new UserAccount(ids.next(), email, name, at, Optional.empty());
        return memberships
                .admits(provider, account, identity, at)
                .chain(admitted -> admitted == Admission.NONE
                        ? Uni.createFrom().item(Optional.empty())
                        : accounts.add(account)
                                .chain(() -> audit.note(
                                        AuditPerson.self(account, at).orComment("vouched for by " + provider.key()),
                                        Happening.added(account, "user.created", Map.of())))
                                .chain(() -> link(admitted, account, provider, identity)));
    }

    private Uni<Optional<Known>> link(Admission admitted, UserAccount account, Provider provider, Identity identity) {
        Link link =
                new Link(provider.key().text(), identity.subject(), account.id(), admitted == Admission.BY_PROVIDER);
        return admitted == Admission.NONE
                ? Uni.createFrom().item(Optional.empty())
                : links.add(link).replaceWith(Optional.of(new Known(account, link)));
    }

    private Uni<Outcome> enter(Optional<Known> found, Provider provider, Identity identity, Instant at) {
        return found.filter(known -> known.account().isEnabled())
                .map(known -> memberships
                        .follow(provider, known.account(), known.link().byProvider(), identity, at)
                        .map(isMember -> isMember ? new Outcome.Welcome(known.account()) : stranger()))
                .orElseGet(() -> Uni.createFrom().item(stranger()));
    }

    /// Whatever is missing, so that it tells nobody who has an account.
    private static Outcome stranger() {
        return new Outcome.Refused(new Failure.Forbidden("the identity provider vouches for you, but you are no member"
                + " here: ask for an invitation, or for a group that is mapped"));
    }
}
