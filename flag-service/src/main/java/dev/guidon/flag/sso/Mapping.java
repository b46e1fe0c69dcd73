package dev.guidon.flag.sso;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.account.Memberships.Rights;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What people get in the organization for what their provider says of them. Without rules it is not the provider's
/// business: people must be members already, or invited.
public record Mapping(List<Rule> rules) {
    public static final int MAX_RULES = 100;

    public Mapping {
        rules = List.copyOf(rules);
    }

    /// Gives policies and groups to everybody with a value in a claim.
    ///
    /// @param when empty to give them to everybody
    public record Rule(Optional<Test> when, List<String> policies, List<String> groups) {
        public static final int MAX_GIVEN = 20;

        public Rule {
            policies = List.copyOf(policies);
            groups = List.copyOf(groups);
        }

        private boolean matches(Value.Structure claims) {
            return when.isEmpty()
                    || when.get().claim().values(claims).contains(when.get().value());
        }
    }

    public record Test(ClaimPath claim, String value) {}

    /// What all matching rules give together.
    public Rights given(Value.Structure claims) {
        Set<String> policies = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        for (Rule rule : rules) {
            if (rule.matches(claims)) {
                policies.addAll(rule.policies());
                groups.addAll(rule.groups());
            }
        }
        return new Rights(policies, groups);
    }

    /// What any of them gives.
    public Rights all() {
        return new Rights(
                rules.stream().flatMap(rule -> rule.policies().stream()).collect(Collectors.toSet()),
                rules.stream().flatMap(rule -> rule.groups().stream()).collect(Collectors.toSet()));
    }
}
