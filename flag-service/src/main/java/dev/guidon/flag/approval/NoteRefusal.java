package dev.guidon.flag.approval;

import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.approval.RequestStore.Due;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.policy.EnvironmentPolicy.WhenFrozen;
import dev.guidon.flag.policy.ReadRules;
import dev.guidon.flag.policy.Rules;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.kit.failure.Failure;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Notes that the clock could not carry a request out; or waits for the end of a freeze, where the policy says so.
@ApplicationScoped
class NoteRefusal {
    private final EnvironmentStore environments;
    private final RequestStore requests;
    private final ReadRules rules;
    private final AuditTrail audit;

    NoteRefusal(EnvironmentStore environments, RequestStore requests, ReadRules rules, AuditTrail audit) {
        this.environments = environments;
        this.requests = requests;
        this.rules = rules;
        this.audit = audit;
    }

    private record Step(ChangeRequest before, ChangeRequest after) {}

    /// Nothing when it is no longer what was due.
    @WithTransaction
    Uni<Void> note(Due due, Failure refusal, Stamp stamp) {
        return environments
                .get(due.address().projectKey(), due.address().environmentKey())
                .chain(environment -> requests.lock(environment, due.id())
                        .chain(request -> isStill(due, request)
                                ? note(environment, request, refusal, stamp)
                                : Uni.createFrom().voidItem()));
    }

    private static boolean isStill(Due due, ChangeRequest request) {
        return request.progress().status() == Status.APPROVED
                && request.progress().dueAt().equals(Optional.of(due.dueAt()));
    }

    private Uni<Void> note(Environment environment, ChangeRequest request, Failure refusal, Stamp stamp) {
        return rules.rules(environment)
                .map(found -> new Step(request, after(found, request, refusal, stamp.at())))
                .call(step -> requests.update(step.after()))
                .chain(step -> step.after().progress().status() == Status.FAILED
                        ? audit.append(RequestValues.changed("failed", step.before(), step.after(), stamp))
                        : Uni.createFrom().voidItem());
    }

    private static ChangeRequest after(Rules found, ChangeRequest request, Failure refusal, Instant now) {
        boolean waits = Rules.isFrozen(refusal) && found.policy().frozenSchedules() == WhenFrozen.WAIT;
        return found.frozenUntil(now)
                .filter(_ -> waits)
                .map(request::postponedTo)
                .orElseGet(() -> request.ended(Status.FAILED, refusal.code() + ": " + refusal.detail()));
    }
}
