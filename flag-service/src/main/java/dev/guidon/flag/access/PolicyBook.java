package dev.guidon.flag.access;

import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.failure.Violation;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Policies by their keys, built-in ones first, and who may give them away.
@ApplicationScoped
public class PolicyBook {
    private final PolicyStore policies;

    PolicyBook(PolicyStore policies) {
        this.policies = policies;
    }

    /// All that can be given in an organization.
    @WithTransaction
    public Uni<List<Policy>> list(String organization) {
        return policies.list(organization)
                .map(own -> Stream.concat(builtIn(), own.stream()).toList());
    }

    private static Stream<Policy> builtIn() {
        return Stream.of(Role.values())
                .map(role -> new Policy(role.word(), 1, role.word(), role.meaning(), role.statements(), Instant.EPOCH));
    }

    /// Fails with `Invalid` when there is no policy with one of the keys, or with `Forbidden` when the author may not
    /// give, or take away, one that is in one list and not in the other.
    @WithTransaction
    public Uni<Void> requireToExchange(String organization, List<String> before, List<String> after, Grants author) {
        return list(organization)
                .map(known -> known.stream().collect(Collectors.toMap(Policy::key, Function.identity())))
                .invoke(known -> requireKnown(known, after))
                .invoke(known -> Stream.concat(without(before, after), without(after, before))
                        .flatMap(key -> Stream.ofNullable(known.get(key)))
                        .forEach(policy -> requireToGive(policy, author)))
                .replaceWithVoid();
    }

    private static Stream<String> without(List<String> keys, Collection<String> taken) {
        return keys.stream().filter(key -> !taken.contains(key));
    }

    private static void requireKnown(Map<String, Policy> known, List<String> keys) {
        List<Violation> unknown = IntStream.range(0, keys.size())
                .filter(i -> !known.containsKey(keys.get(i)))
                .mapToObj(i -> new Violation("/policies/" + i, "there is no policy '" + keys.get(i) + "'"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FailureException(new Failure.Invalid(unknown));
        }
    }

    private static void requireToGive(Policy policy, Grants author) {
        if (!policy.statements().stream().allMatch(author::mayGive)) {
            throw new FailureException(new Failure.Forbidden("the policy '" + policy.key()
                    + "' says more than you may do yourself, so it is not yours to give or to take"));
        }
    }
}
