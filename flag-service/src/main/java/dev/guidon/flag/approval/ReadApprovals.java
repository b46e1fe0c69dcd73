package dev.guidon.flag.approval;

import dev.guidon.flag.policy.EnvironmentPolicy.Approval;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.policy.Standing;
import dev.guidon.flag.policy.Standings;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells where the approvals of a request count. They do in its own environment; a change of what is the same in all
/// environments needs what each of them demands.
@ApplicationScoped
class ReadApprovals {
    private final EnvironmentStore environments;
    private final ReadRules rules;
    private final Standings standings;

    ReadApprovals(EnvironmentStore environments, ReadRules rules, Standings standings) {
        this.environments = environments;
        this.rules = rules;
        this.standings = standings;
    }

    /// @param approval what its environment demands
    /// @param environments keys of those that are content
    record Given(Approval approval, Set<String> environments) {}

    private record Demand(String environmentKey, Approval approval) {
        boolean isMetBy(List<Standing> approvers) {
            return approvers.stream().filter(approval::mayApprove).count() >= approval.quorum();
        }
    }

    /// In the caller's transaction.
    Uni<Given> of(Environment environment, ChangeRequest request) {
        String key = environment.key().text();
        return demand(environment)
                .map(demand -> demand.map(Demand::approval).orElse(Approval.STANDARD))
                .chain(approval -> request.proposal().isProjectWide()
                        ? content(environment, request).map(others -> new Given(approval, with(key, others)))
                        : Uni.createFrom().item(new Given(approval, Set.of(key))));
    }

    private Uni<Set<String>> content(Environment environment, ChangeRequest request) {
        String project = environment.projectKey().text();
        return approvers(project, request).chain(approvers -> demands(project).map(demands -> demands.stream()
                .filter(demand -> demand.isMetBy(approvers))
                .map(Demand::environmentKey)
                .collect(Collectors.toSet())));
    }

    private static Set<String> with(String key, Set<String> others) {
        return Stream.concat(others.stream(), Stream.of(key)).collect(Collectors.toSet());
    }

    private Uni<List<Standing>> approvers(String project, ChangeRequest request) {
        return Multi.createFrom()
                .iterable(request.approvers())
                .onItem()
                .transformToUniAndConcatenate(actor -> standings.of(actor, project))
                .collect()
                .asList();
    }

    private Uni<List<Demand>> demands(String project) {
        return environments.list(project).chain(all -> Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(this::demand)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList());
    }

    private Uni<Optional<Demand>> demand(Environment environment) {
        return rules.rules(environment).map(found -> found.policy()
                .approval()
                .map(approval -> new Demand(environment.key().text(), approval)));
    }
}
