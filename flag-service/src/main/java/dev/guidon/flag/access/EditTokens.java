package dev.guidon.flag.access;

import dev.guidon.flag.access.AccessAudit.Subject;
import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Issues, changes and revokes tokens.
@ApplicationScoped
public class EditTokens {
    private final OrganizationStore organizations;
    private final TokenStore tokens;
    private final PolicyBook policies;
    private final AccessTokenMint mint;
    private final AccessAudit audit;

    EditTokens(
            OrganizationStore organizations,
            TokenStore tokens,
            PolicyBook policies,
            AccessTokenMint mint,
            AccessAudit audit) {
        this.organizations = organizations;
        this.tokens = tokens;
        this.policies = policies;
        this.mint = mint;
        this.audit = audit;
    }

    /// @param owner the member in whose name a personal token acts; empty for a service token
    public record Order(
            String organization,
            String name,
            Optional<String> owner,
            List<String> policies,
            Optional<Instant> expiresAt) {}

    /// A token at the one moment when its text is known.
    public record Issued(AccessToken token, AccessTokenText text) {}

    /// Fails with `NotFound` of the organization, with `Invalid` when a policy is unknown, or with `Forbidden` when a
    /// service token would have more than its author.
    @WithTransaction
    public Uni<Issued> issue(Order order, Author author) {
        return organizations
                .lock(order.organization())
                .chain(() -> requireToGive(order, author))
                .chain(() -> tokens.list(order.organization()))
                .invoke(existing -> Limit.requireRoom(existing.size(), AccessToken.MAX_PER_ORGANIZATION, "tokens"))
                .map(_ -> mint.strike(order, author.stamp()))
                .call(issued -> keep(order.organization(), issued, author));
    }

    /// Whatever a personal token says only limits what its owner may do.
    private Uni<Void> requireToGive(Order order, Author author) {
        Grants rights = order.owner().isPresent() ? Grants.ALL : author.rights();
        return policies.requireToExchange(order.organization(), List.of(), order.policies(), rights);
    }

    private Uni<Void> keep(String organization, Issued issued, Author author) {
        return tokens.add(organization, issued.token(), issued.text().hash())
                .chain(() -> audit.added(
                        author.stamp(), subject(organization, issued.token()), AccessAudit.state(issued.token())));
    }

    private static Subject subject(String organization, AccessToken token) {
        return new Subject(organization, ResourceType.TOKEN, token.id());
    }

    /// Switches a token on or off, or renames it. What it may do is fixed: issue another. Fails with `NotFound`.
    ///
    /// @param owner whose personal token it must be; empty for any token
    @WithTransaction
    public Uni<AccessToken> change(String organization, Which which, UnaryOperator<AccessToken> change, Author author) {
        return organizations
                .lock(organization)
                .chain(() -> find(organization, which))
                .chain(before -> replace(organization, before, change.apply(before), author));
    }

    /// @param owner whose personal token it must be; empty for any token
    public record Which(String id, Optional<String> owner) {}

    private Uni<AccessToken> find(String organization, Which which) {
        return tokens.find(organization, which.id()).map(found -> found.filter(
                        token -> which.owner().isEmpty() || which.owner().equals(token.owner()))
                .orElseThrow(() -> new FailureException(new Failure.NotFound(ResourceType.TOKEN.word(), which.id()))));
    }

    private Uni<AccessToken> replace(String organization, AccessToken before, AccessToken after, Author author) {
        return tokens.update(after)
                .chain(() -> audit.changed(
                        author.stamp(),
                        subject(organization, before),
                        AccessAudit.state(before),
                        AccessAudit.state(after)))
                .replaceWith(after);
    }

    /// Takes a token back, for good. Fails with `NotFound`.
    @WithTransaction
    public Uni<Void> revoke(String organization, Which which, Author author) {
        return organizations
                .lock(organization)
                .chain(() -> find(organization, which))
                .call(token -> tokens.revoke(token.id(), author.stamp().at()))
                .chain(token -> audit.removed(author.stamp(), subject(organization, token), AccessAudit.state(token)));
    }
}
