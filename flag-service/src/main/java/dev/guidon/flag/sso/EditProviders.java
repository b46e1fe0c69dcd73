package dev.guidon.flag.sso;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.access.Author;
import dev.guidon.flag.account.Memberships;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.organization.Seen;
import dev.guidon.flag.secret.SecretBox;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Says whom an organization trusts to vouch for people.
@ApplicationScoped
public class EditProviders {
    private static final String KIND = "identity provider";

    private final ProviderStore providers;
    private final Memberships memberships;
    private final SecretBox box;
    private final AuditTrail audit;

    EditProviders(ProviderStore providers, Memberships memberships, SecretBox box, AuditTrail audit) {
        this.providers = providers;
        this.memberships = memberships;
        this.box = box;
        this.audit = audit;
    }

    /// @param provider without its secret
    /// @param secret of our client, in clear; empty to keep the one that there is
    public record Order(Provider provider, Optional<String> secret) {
        @Override
        public String toString() {
            return "Order[" + provider.key() + "]";
        }
    }

    @WithTransaction
    public Uni<List<Provider>> list(String organization) {
        return memberships.requireOrganization(organization).chain(() -> providers.of(organization));
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Provider> get(String organization, String key) {
        return owned(organization, key);
    }

    private Uni<Provider> owned(String organization, String key) {
        return providers.find(key).map(found -> found.filter(
                        provider -> provider.organization().equals(organization))
                .orElseThrow(() -> new FailureException(new Failure.NotFound(KIND, key))));
    }

    /// Makes it, or makes it another. Fails with `StaleVersion`, with `AlreadyExists` when another
    /// organization has the key, with `Invalid` for policies and groups that there are not, or when there are
    /// too many, or with `Forbidden` for those that the author may not give away.
    @WithTransaction
    public Uni<Provider> put(Order order, Seen seen, Author author) {
        Stamp stamp = author.stamp();
        Provider wanted = order.provider();
        return memberships
                .requireGivable(wanted.organization(), wanted.trust().mapping().all(), author.rights())
                .chain(() -> providers.of(wanted.organization()))
                .invoke(all -> seen.require(KIND, wanted.key().text(), version(wanted, all)))
                .chain(all -> known(wanted, all)
                        .map(before -> replace(before, order, stamp))
                        .orElseGet(() -> add(all.size(), order, stamp)));
    }

    private static Optional<Provider> known(Provider wanted, List<Provider> all) {
        return all.stream()
                .filter(provider -> provider.key().equals(wanted.key()))
                .findFirst();
    }

    private static long version(Provider wanted, List<Provider> all) {
        return known(wanted, all).map(Provider::version).orElse(0L);
    }

    private Uni<Provider> add(int existing, Order order, Stamp stamp) {
        if (existing >= Provider.MAX_PER_ORGANIZATION) {
            throw new FailureException(Failure.Invalid.of(
                    "/key", "an organization has at most " + Provider.MAX_PER_ORGANIZATION + " identity providers"));
        }
        Provider provider = order.provider().withSecret(order.secret().map(box::seal));
        return providers
                .add(provider)
                .chain(() -> audit.append(
                        entry(stamp, "sso.created", provider, AuditedProvider.NONE, AuditedProvider.of(provider))))
                .replaceWith(provider);
    }

    private Uni<Provider> replace(Provider before, Order order, Stamp stamp) {
        Provider after = order.provider()
                .withSecret(order.secret().map(box::seal).or(before::sealedSecret))
                .after(before);
        return providers
                .replace(after)
                .chain(() -> audit.append(
                        entry(stamp, "sso.changed", after, AuditedProvider.of(before), AuditedProvider.of(after))))
                .replaceWith(after);
    }

    /// Nobody comes in by it any more; those who did stay what they are, until their sessions end. Fails with
    /// `NotFound`, or with `StaleVersion`.
    @WithTransaction
    public Uni<Void> remove(String organization, String key, Seen seen, Stamp stamp) {
        return owned(organization, key)
                .invoke(provider -> seen.require(KIND, key, provider.version()))
                .call(provider -> providers.remove(key))
                .chain(provider -> audit.append(
                        entry(stamp, "sso.deleted", provider, AuditedProvider.of(provider), AuditedProvider.NONE)));
    }

    private static AuditEntry entry(
            Stamp stamp, String action, Provider provider, Value.Structure before, Value.Structure after) {
        return new AuditEntry(
                stamp,
                new AuditedChange.Edited(
                        action,
                        AuditedResource.inOrganization(provider.organization(), "sso/" + provider.key()),
                        before,
                        after));
    }
}
