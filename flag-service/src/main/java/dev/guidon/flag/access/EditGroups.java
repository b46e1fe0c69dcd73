package dev.guidon.flag.access;

import dev.guidon.flag.access.AccessAudit.Subject;
import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.organization.Seen;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes groups, changes who is in them and what they may do, and removes them.
@ApplicationScoped
public class EditGroups {
    private final OrganizationStore organizations;
    private final GroupStore groups;
    private final MemberStore members;
    private final PolicyBook policies;
    private final AccessAudit audit;

    EditGroups(
            OrganizationStore organizations,
            GroupStore groups,
            MemberStore members,
            PolicyBook policies,
            AccessAudit audit) {
        this.organizations = organizations;
        this.groups = groups;
        this.members = members;
        this.policies = policies;
        this.audit = audit;
    }

    /// What a group is to be.
    public record Order(String organization, String key, String name, List<String> policies, List<String> members) {
        private Group from(long version, Instant createdAt) {
            return new Group(key, version, name, policies, members, createdAt);
        }

        private Subject subject() {
            return new Subject(organization, ResourceType.GROUP, key);
        }
    }

    /// Adds the group, or replaces the one with its key. Fails with `StaleVersion`, with `NotFound` of the
    /// organization, with `Invalid` when a policy or a member is unknown, or with `Forbidden` when the author
    /// has less than the policies say.
    @WithTransaction
    public Uni<Group> put(Order order, Seen seen, Author author) {
        return organizations
                .lock(order.organization())
                .chain(() -> members.known(order.organization(), order.members()))
                .invoke(known -> requireKnown(order.members(), known))
                .chain(() -> groups.find(order.organization(), order.key()))
                .invoke(before -> seen.require(
                        ResourceType.GROUP.word(),
                        order.key(),
                        before.map(Group::version).orElse(0L)))
                .call(before -> requireToPut(order, before, author))
                .chain(before -> write(order, before, author));
    }

    private static void requireKnown(List<String> wanted, List<String> known) {
        List<Violation> unknown = IntStream.range(0, wanted.size())
                .filter(i -> !known.contains(wanted.get(i)))
                .mapToObj(i -> new Violation("/members/" + i, "there is no member '" + wanted.get(i) + "'"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FailureException(new Failure.Invalid(unknown));
        }
    }

    /// Whoever changes who is in a group takes all its policies and gives them anew.
    private Uni<Void> requireToPut(Order order, Optional<Group> before, Author author) {
        String organization = order.organization();
        Grants rights = author.rights();
        if (before.isEmpty()) {
            return policies.requireToExchange(organization, List.of(), order.policies(), rights)
                    .chain(() -> requireRoom(organization));
        }
        List<String> held = before.get().policies();
        return before.get().members().equals(order.members())
                ? policies.requireToExchange(organization, held, order.policies(), rights)
                : policies.requireToExchange(organization, held, List.of(), rights)
                        .chain(() -> policies.requireToExchange(organization, List.of(), order.policies(), rights));
    }

    private Uni<Void> requireRoom(String organization) {
        return groups.list(organization)
                .invoke(existing -> Limit.requireRoom(existing.size(), Group.MAX_PER_ORGANIZATION, "groups"))
                .replaceWithVoid();
    }

    private Uni<Group> write(Order order, Optional<Group> before, Author author) {
        Group after = order.from(
                before.map(Group::version).orElse(0L) + 1,
                before.map(Group::createdAt).orElse(author.stamp().at()));
        Uni<Void> audited = before.map(old -> audit.changed(
                        author.stamp(), order.subject(), AccessAudit.state(old), AccessAudit.state(after)))
                .orElseGet(() -> audit.added(author.stamp(), order.subject(), AccessAudit.state(after)));
        return groups.put(order.organization(), after).chain(() -> audited).replaceWith(after);
    }

    /// Fails with `NotFound`, with `StaleVersion`, or with `Forbidden` when the author has less than the
    /// policies of the group say.
    @WithTransaction
    public Uni<Void> remove(String organization, String key, Seen seen, Author author) {
        return organizations
                .lock(organization)
                .chain(() -> groups.find(organization, key))
                .map(found -> found.orElseThrow(
                        () -> new FailureException(new Failure.NotFound(ResourceType.GROUP.word(), key))))
                .invoke(group -> seen.require(ResourceType.GROUP.word(), key, group.version()))
                .call(group -> policies.requireToExchange(organization, group.policies(), List.of(), author.rights()))
                .call(() -> groups.remove(organization, key))
                .chain(group -> audit.removed(
                        author.stamp(), new Subject(organization, ResourceType.GROUP, key), AccessAudit.state(group)));
    }
}
