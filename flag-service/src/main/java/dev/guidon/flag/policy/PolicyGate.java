package dev.guidon.flag.policy;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.AuditEntry;
import dev.guidon.flag.audit.AuditTrail;
import dev.guidon.flag.audit.AuditedChange;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeGate;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds every change against the policy of its environment and its freeze windows.
@ApplicationScoped
class PolicyGate implements ChangeGate {
    /// Whoever by-passes says why, even where ordinary changes need no comment.
    static final int MIN_EMERGENCY_COMMENT = 10;

    private final ReadRules rules;
    private final Standings standings;
    private final AuditTrail audit;

    PolicyGate(ReadRules rules, Standings standings, AuditTrail audit) {
        this.rules = rules;
        this.standings = standings;
        this.audit = audit;
    }

    @Override
    public Uni<Void> admit(Intent intent, Stamp stamp) {
        return intent.effect() == Effect.UNNOTICED
                ? Uni.createFrom().voidItem()
                : rules.rules(intent.environment()).chain(found -> hold(found, intent, stamp));
    }

    private Uni<Void> hold(Rules found, Intent intent, Stamp stamp) {
        if (found.wantsMore(stamp.comment())) {
            throw missingComment(intent, found.policy().minComment());
        }
        List<Obstacle> obstacles = found.obstacles(intent.environment(), intent.effect(), stamp);
        if (obstacles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Optional<Actor> emergency = stamp.origin().emergency();
        if (emergency.isEmpty()) {
            throw new FailureException(
                    obstacles.getFirst().refusal(intent.environment().key().text()));
        }
        return bypass(obstacles, emergency.get(), intent, stamp);
    }

    private Uni<Void> bypass(List<Obstacle> obstacles, Actor actor, Intent intent, Stamp stamp) {
        if (stamp.comment().length() < MIN_EMERGENCY_COMMENT) {
            throw missingComment(intent, MIN_EMERGENCY_COMMENT);
        }
        return standings
                .of(actor, intent.environment().projectKey().text())
                .invoke(standing -> obstacles.forEach(obstacle -> refuseUnlessAllowed(obstacle, standing)))
                .chain(() -> audit.append(new AuditEntry(stamp, bypassed(obstacles, actor, intent))));
    }

    private static void refuseUnlessAllowed(Obstacle obstacle, Standing standing) {
        if (!obstacle.mayBypass().contains(standing)) {
            throw new FailureException(new Failure.Forbidden(
                    "'" + standing.actor().id() + "' may not by-pass what refuses this change: " + obstacle.code()));
        }
    }

    private static AuditedChange bypassed(List<Obstacle> obstacles, Actor actor, Intent intent) {
        List<Value> codes = obstacles.stream()
                .<Value>map(obstacle -> new Value.Text(obstacle.code()))
                .toList();
        return new AuditedChange.Edited(
                "policy.bypassed",
                intent.resource(),
                new Value.Structure(Map.of()),
                new Value.Structure(Map.of("bypassed", new Value.Sequence(codes), "by", new Value.Text(actor.id()))));
    }

    private static FailureException missingComment(Intent intent, int min) {
        return new FailureException(Failure.Invalid.of(
                "comment",
                "must have at least " + min + " characters: environment '"
                        + intent.environment().key() + "' wants to know why"));
    }
}
