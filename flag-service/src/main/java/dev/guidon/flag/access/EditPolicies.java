package dev.guidon.flag.access;

import dev.guidon.flag.access.AccessAudit.Subject;
import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.organization.Seen;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes and removes an organization's own policies.
@ApplicationScoped
public class EditPolicies {
    private final OrganizationStore organizations;
    private final PolicyStore policies;
    private final AccessAudit audit;

    EditPolicies(OrganizationStore organizations, PolicyStore policies, AccessAudit audit) {
        this.organizations = organizations;
        this.policies = policies;
        this.audit = audit;
    }

    /// What a policy is to be.
    public record Order(String organization, String key, String name, String description, List<Statement> statements) {
        private Policy from(long version, Instant createdAt) {
            return new Policy(key, version, name, description, statements, createdAt);
        }

        private Subject subject() {
            return new Subject(organization, ResourceType.POLICY, key);
        }
    }

    /// Adds the policy, or replaces the one with its key, for all who have it. Fails with `StaleVersion`, with
    /// `NotFound` of the organization, with `Conflict` when the key is that of a role, or with `Forbidden`
    /// when the author has less than what is new in it, or gone from it.
    @WithTransaction
    public Uni<Policy> put(Order order, Seen seen, Author author) {
        refuseRole(order.key());
        return organizations
                .lock(order.organization())
                .chain(() -> policies.find(order.organization(), order.key()))
                .invoke(before -> seen.require(
                        ResourceType.POLICY.word(),
                        order.key(),
                        before.map(Policy::version).orElse(0L)))
                .invoke(before -> requireToExchange(
                        before.map(Policy::statements).orElse(List.of()), order.statements(), author.rights()))
                .call(before -> before.isPresent() ? Uni.createFrom().voidItem() : requireRoom(order.organization()))
                .chain(before -> write(order, before, author));
    }

    private static void refuseRole(String key) {
        if (Role.of(key).isPresent()) {
            throw new FailureException(
                    new Failure.Conflict("policy_built_in", "'" + key + "' is built in; copy it under another key"));
        }
    }

    private static void requireToExchange(List<Statement> before, List<Statement> after, Grants author) {
        boolean allowed = Stream.concat(
                        after.stream().filter(statement -> !before.contains(statement)),
                        before.stream().filter(statement -> !after.contains(statement)))
                .allMatch(author::mayGive);
        if (!allowed) {
            throw new FailureException(
                    new Failure.Forbidden("a statement that is new or gone says more than you may do yourself"));
        }
    }

    private Uni<Void> requireRoom(String organization) {
        return policies.list(organization)
                .invoke(existing -> Limit.requireRoom(existing.size(), Policy.MAX_PER_ORGANIZATION, "policies"))
                .replaceWithVoid();
    }

    private Uni<Policy> write(Order order, Optional<Policy> before, Author author) {
        Policy after = order.from(
                before.map(Policy::version).orElse(0L) + 1,
                before.map(Policy::createdAt).orElse(author.stamp().at()));
        Uni<Void> audited = before.map(old -> audit.changed(
                        author.stamp(), order.subject(), AccessAudit.state(old), AccessAudit.state(after)))
                .orElseGet(() -> audit.added(author.stamp(), order.subject(), AccessAudit.state(after)));
        return policies.put(order.organization(), after).chain(() -> audited).replaceWith(after);
    }

    /// Fails with `NotFound`, with `StaleVersion`, or with `Conflict` when somebody has the policy, or it is built in.
    @WithTransaction
    public Uni<Void> remove(String organization, String key, Seen seen, Author author) {
        refuseRole(key);
        return organizations
                .lock(organization)
                .chain(() -> policies.find(organization, key))
                .map(found -> found.orElseThrow(
                        () -> new FailureException(new Failure.NotFound(ResourceType.POLICY.word(), key))))
                .invoke(policy -> seen.require(ResourceType.POLICY.word(), key, policy.version()))
                .call(() -> policies.isAttached(organization, key).invoke(attached -> refuseAttached(attached, key)))
                .call(() -> policies.remove(organization, key))
                .chain(policy -> audit.removed(
                        author.stamp(),
                        new Subject(organization, ResourceType.POLICY, key),
                        AccessAudit.state(policy)));
    }

    private static void refuseAttached(boolean attached, String key) {
        if (attached) {
            throw new FailureException(new Failure.Conflict(
                    "policy_in_use",
                    "members, groups or tokens have the policy '" + key + "'; take it from them first"));
        }
    }
}
