package dev.guidon.flag.access;

import dev.guidon.flag.organization.OrganizationStore;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Looks members, groups, policies and tokens of an organization up. Everything fails with `NotFound` of the
/// organization, or of what is asked for.
@ApplicationScoped
public class ReadAccess {
    private final OrganizationStore organizations;
    private final MemberStore members;
    private final GroupStore groups;
    private final PolicyBook policies;
    private final TokenStore tokens;

    ReadAccess(
            OrganizationStore organizations,
            MemberStore members,
            GroupStore groups,
            PolicyBook policies,
            TokenStore tokens) {
        this.organizations = organizations;
        this.members = members;
        this.groups = groups;
        this.policies = policies;
        this.tokens = tokens;
    }

    @WithTransaction
    public Uni<Page<Member>> members(String organization, Page.Request request) {
        return organizations.get(organization).chain(() -> members.page(organization, request));
    }

    @WithTransaction
    public Uni<Member> member(String organization, String email) {
        return organizations
                .get(organization)
                .chain(() -> members.find(organization, email))
                .map(found -> found.orElseThrow(() -> missing(ResourceType.MEMBER, email)));
    }

    @WithTransaction
    public Uni<List<Group>> groups(String organization) {
        return organizations.get(organization).chain(() -> groups.list(organization));
    }

    @WithTransaction
    public Uni<Group> group(String organization, String key) {
        return organizations
                .get(organization)
                .chain(() -> groups.find(organization, key))
                .map(found -> found.orElseThrow(() -> missing(ResourceType.GROUP, key)));
    }

    /// The built-in ones first.
    @WithTransaction
    public Uni<List<Policy>> policies(String organization) {
        return organizations.get(organization).chain(() -> policies.list(organization));
    }

    @WithTransaction
    public Uni<Policy> policy(String organization, String key) {
        return policies(organization).map(all -> all.stream()
                .filter(policy -> policy.key().equals(key))
                .findFirst()
                .orElseThrow(() -> missing(ResourceType.POLICY, key)));
    }

    /// @param owner whose personal tokens; empty for all tokens
    @WithTransaction
    public Uni<List<AccessToken>> tokens(String organization, Optional<String> owner) {
        return organizations
                .get(organization)
                .chain(() -> tokens.list(organization))
                .map(all -> all.stream()
                        .filter(token -> owner.isEmpty() || owner.equals(token.owner()))
                        .toList());
    }

    private static FailureException missing(ResourceType type, String key) {
        return new FailureException(new Failure.NotFound(type.word(), key));
    }
}
