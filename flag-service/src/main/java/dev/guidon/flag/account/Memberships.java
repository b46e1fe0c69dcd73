package dev.guidon.flag.account;

import dev.guidon.flag.access.Author;
import dev.guidon.flag.access.EditGroups;
import dev.guidon.flag.access.EditMembers;
import dev.guidon.flag.access.Grants;
import dev.guidon.flag.access.Group;
import dev.guidon.flag.access.GroupStore;
import dev.guidon.flag.access.Member;
import dev.guidon.flag.access.MemberStore;
import dev.guidon.flag.access.Policy;
import dev.guidon.flag.access.PolicyBook;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.organization.Seen;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which organizations people are, and as what: by policies of their own, and by groups. Works in the caller's
/// transaction.
@ApplicationScoped
public class Memberships {
    private final OrganizationStore organizations;
    private final MemberStore members;
    private final GroupStore groups;
    private final PolicyBook policies;
    private final EditMembers editMembers;
    private final EditGroups editGroups;

    Memberships(
            OrganizationStore organizations,
            MemberStore members,
            GroupStore groups,
            PolicyBook policies,
            EditMembers editMembers,
            EditGroups editGroups) {
        this.organizations = organizations;
        this.members = members;
        this.groups = groups;
        this.policies = policies;
        this.editMembers = editMembers;
        this.editGroups = editGroups;
    }

    /// What a member may do, by keys.
    public record Rights(Set<String> policies, Set<String> groups) {
        public Rights {
            policies = Set.copyOf(policies);
            groups = Set.copyOf(groups);
        }

        public boolean isNothing() {
            return policies.isEmpty() && groups.isEmpty();
        }
    }

    /// Ordered, so that whoever writes to their audit trails does so in the same order.
    public Uni<List<String>> organizationsOf(EmailAddress email) {
        return members.organizations(email.text());
    }

    /// Empty when the person is no member.
    public Uni<Optional<Rights>> find(String organization, EmailAddress email) {
        return members.find(organization, email.text())
                .chain(member -> groups.list(organization).map(all -> member.map(found -> rights(found, all))));
    }

    private static Rights rights(Member member, List<Group> all) {
        return new Rights(
                Set.copyOf(member.policies()),
                all.stream()
                        .filter(group -> group.members().contains(member.email()))
                        .map(Group::key)
                        .collect(Collectors.toSet()));
    }

    /// Fails with `NotFound`.
    public Uni<Void> requireOrganization(String organization) {
        return organizations.get(organization).replaceWithVoid();
    }

    /// Fails with `NotFound` of the organization, with `Invalid` when it lacks one of the policies or groups, or with
    /// `Forbidden` when the author may not give them away.
    public Uni<Void> requireGivable(String organization, Rights rights, Grants author) {
        List<String> given = rights.policies().stream().sorted().toList();
        return requireOrganization(organization)
                .chain(() -> policies.requireToExchange(organization, List.of(), given, author))
                .chain(() -> groups.list(organization))
                .map(all -> policiesOf(rights.groups(), all))
                .chain(byGroups -> policies.requireToExchange(organization, List.of(), byGroups, author));
    }

    private static List<String> policiesOf(Set<String> wanted, List<Group> all) {
        Set<String> known = all.stream().map(Group::key).collect(Collectors.toSet());
        List<Violation> unknown = wanted.stream()
                .filter(Predicate.not(known::contains))
                .map(key -> new Violation("/groups", "there is no group '" + key + "'"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FailureException(new Failure.Invalid(unknown));
        }
        return all.stream()
                .filter(group -> wanted.contains(group.key()))
                .flatMap(group -> group.policies().stream())
                .distinct()
                .toList();
    }

    /// Makes the person a member with exactly these rights. The installation decides: whether somebody may give them
    /// was asked when they were promised.
    ///
    /// @param rights that [#existing] has looked through
    public Uni<Void> put(String organization, EmailAddress email, Rights rights, Stamp stamp) {
        Author installation = new Author(Grants.ALL, stamp);
        List<String> keys = rights.policies().stream().sorted().toList();
        return editMembers
                .put(new EditMembers.Order(organization, email.text(), keys), Seen.ANY, installation)
                .chain(() -> enter(organization, email, rights.groups(), installation));
    }

    private Uni<Void> enter(String organization, EmailAddress email, Set<String> wanted, Author installation) {
        return groups.list(organization)
                .onItem()
                .transformToMulti(all -> Multi.createFrom()
                        .items(all.stream()
                                .filter(group ->
                                        group.members().contains(email.text()) != wanted.contains(group.key()))))
                .onItem()
                .transformToUniAndConcatenate(
                        group -> editGroups.put(toggled(organization, group, email), Seen.ANY, installation))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static EditGroups.Order toggled(String organization, Group group, EmailAddress email) {
        List<String> after = new ArrayList<>(group.members());
        if (!after.remove(email.text())) {
            after.add(email.text());
        }
        return new EditGroups.Order(organization, group.key(), group.name(), group.policies(), after);
    }

    /// Fails with `Conflict` when the person is the last owner.
    public Uni<Void> remove(String organization, EmailAddress email, Stamp stamp) {
        return editMembers.remove(organization, email.text(), Seen.ANY, new Author(Grants.ALL, stamp));
    }

    /// What is left of rights in an organization that may have lost some of them.
    public Uni<Rights> existing(String organization, Rights rights) {
        return policies.list(organization).chain(known -> groups.list(organization)
                .map(all -> new Rights(
                        kept(known.stream().map(Policy::key), rights.policies()),
                        kept(all.stream().map(Group::key), rights.groups()))));
    }

    private static Set<String> kept(Stream<String> known, Set<String> wanted) {
        return known.filter(wanted::contains).collect(Collectors.toSet());
    }
}
