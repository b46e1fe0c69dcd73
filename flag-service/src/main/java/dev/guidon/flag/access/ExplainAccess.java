package dev.guidon.flag.access;

import dev.guidon.flag.access.AccessStore.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells what somebody may do and why, without doing it.
@ApplicationScoped
public class ExplainAccess {
    private final AccessStore store;
    private final ReadAccess read;

    ExplainAccess(AccessStore store, ReadAccess read) {
        this.store = store;
        this.read = read;
    }

    /// Somebody's rights in an organization.
    ///
    /// @param policies that they come from; none when nobody looked
    public record Subject(Grants grants, List<Policy> policies) {
        public Subject {
            policies = List.copyOf(policies);
        }
    }

    /// @param policies keys of those that deny it, or, when none does, of those that allow it
    public record Answer(Action action, boolean allowed, List<String> policies) {}

    /// Every action that can be done to a thing of that type.
    public List<Answer> of(Subject subject, ResourceName name) {
        return Stream.of(Action.values())
                .filter(action -> action.type() == name.last().type() && !action.isOfInstallation())
                .map(action -> new Answer(
                        action, subject.grants().allow(action, name), deciding(subject.policies(), action, name)))
                .toList();
    }

    private static List<String> deciding(List<Policy> policies, Action action, ResourceName name) {
        List<String> denying = policies.stream()
                .filter(policy -> policy.statements().stream().anyMatch(statement -> statement.denies(action, name)))
                .map(Policy::key)
                .toList();
        return denying.isEmpty()
                ? policies.stream()
                        .filter(policy ->
                                policy.statements().stream().anyMatch(statement -> statement.allows(action, name)))
                        .map(Policy::key)
                        .toList()
                : denying;
    }

    /// A member. Fails with `NotFound`.
    public Uni<Subject> member(String organization, String email) {
        return read.member(organization, email)
                .chain(member -> store.load(
                        new Principal.Person(member.email(), Optional.empty(), true), Place.of(organization)))
                .map(found -> found.map(access -> access.in(organization)).orElse(Grants.NONE))
                .chain(grants -> policies(organization, email).map(policies -> new Subject(grants, policies)));
    }

    /// What the member has directly and through groups.
    private Uni<List<Policy>> policies(String organization, String email) {
        return read.member(organization, email)
                .chain(member -> read.groups(organization).map(groups -> keys(member, groups)))
                .chain(keys -> read.policies(organization).map(all -> all.stream()
                        .filter(policy -> keys.contains(policy.key()))
                        .toList()));
    }

    private static Set<String> keys(Member member, List<Group> groups) {
        Set<String> keys = new HashSet<>(member.policies());
        groups.stream()
                .filter(group -> group.members().contains(member.email()))
                .map(Group::policies)
                .forEach(keys::addAll);
        return keys;
    }
}
