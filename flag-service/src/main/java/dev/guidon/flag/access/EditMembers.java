package dev.guidon.flag.access;

import dev.guidon.flag.access.AccessAudit.Subject;
import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.organization.Seen;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Lets people into an organization, says what they may do there, and shows them the door.
@ApplicationScoped
public class EditMembers {
    private final OrganizationStore organizations;
    private final MemberStore members;
    private final PolicyBook policies;
    private final AccessAudit audit;

    EditMembers(OrganizationStore organizations, MemberStore members, PolicyBook policies, AccessAudit audit) {
        this.organizations = organizations;
        this.members = members;
        this.policies = policies;
        this.audit = audit;
    }

    private record Change(String organization, Optional<Member> before, Member after) {
        Subject subject() {
            return new Subject(organization, ResourceType.MEMBER, after.email());
        }

        List<String> policiesBefore() {
            return before.map(Member::policies).orElse(List.of());
        }

        boolean endsOwnership() {
            return before.filter(Member::isOwner).isPresent() && !after.isOwner();
        }
    }

    /// What a member is to be.
    ///
    /// @param email in lower case
    public record Order(String organization, String email, List<String> policies) {
        private Change after(Optional<Member> before, Author author) {
            Member member = new Member(
                    email,
                    before.map(Member::version).orElse(0L) + 1,
                    policies,
                    before.map(Member::createdAt).orElse(author.stamp().at()));
            return new Change(organization, before, member);
        }
    }

    /// Adds the member, or gives it exactly these policies. Fails with `StaleVersion`, with `NotFound` of the
    /// organization, with `Invalid` when a policy is unknown, with `Forbidden` when the author has less than
    /// the policies say, or with `Conflict` when the last owner would be none any more.
    ///
    @WithTransaction
    public Uni<Member> put(Order order, Seen seen, Author author) {
        return organizations
                .lock(order.organization())
                .chain(() -> members.find(order.organization(), order.email()))
                .invoke(before -> seen.require(
                        ResourceType.MEMBER.word(),
                        order.email(),
                        before.map(Member::version).orElse(0L)))
                .map(before -> order.after(before, author))
                .call(change -> check(change, author))
                .call(change -> write(change, author))
                .map(Change::after);
    }

    private Uni<Void> check(Change change, Author author) {
        return policies.requireToExchange(
                        change.organization(),
                        change.policiesBefore(),
                        change.after().policies(),
                        author.rights())
                .chain(() -> change.endsOwnership() ? requireAnotherOwner(change.organization()) : done())
                .chain(() -> change.before().isPresent() ? done() : requireRoom(change.organization()));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> requireAnotherOwner(String organization) {
        return members.owners(organization)
                .invoke(owners -> {
                    if (owners < 2) {
                        throw new FailureException(new Failure.Conflict(
                                "last_owner", "an organization keeps an owner; make somebody else owner first"));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireRoom(String organization) {
        return members.count(organization)
                .invoke(count -> Limit.requireRoom(count, Member.MAX_PER_ORGANIZATION, "members"))
                .replaceWithVoid();
    }

    private Uni<Void> write(Change change, Author author) {
        return members.put(change.organization(), change.after()).chain(() -> change.before()
                .map(before -> audit.changed(
                        author.stamp(), change.subject(), AccessAudit.state(before), AccessAudit.state(change.after())))
                .orElseGet(() -> audit.added(author.stamp(), change.subject(), AccessAudit.state(change.after()))));
    }

    /// Takes the member out of the organization and all its groups; personal tokens stop working with it. Fails with
    /// `NotFound`, or as [#put] does.
    @WithTransaction
    public Uni<Void> remove(String organization, String email, Seen seen, Author author) {
        return organizations
                .lock(organization)
                .chain(() -> members.find(organization, email))
                .map(found -> found.orElseThrow(
                        () -> new FailureException(new Failure.NotFound(ResourceType.MEMBER.word(), email))))
                .invoke(before -> seen.require(ResourceType.MEMBER.word(), email, before.version()))
                .map(before -> new Order(organization, email, List.of()).after(Optional.of(before), author))
                .call(change -> check(change, author))
                .call(() -> members.remove(organization, email))
                .chain(change -> audit.removed(
                        author.stamp(),
                        change.subject(),
                        AccessAudit.state(change.before().orElseThrow())));
    }
}
