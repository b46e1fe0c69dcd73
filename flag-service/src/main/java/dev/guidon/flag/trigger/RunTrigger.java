package dev.guidon.flag.trigger;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.audit.Actor;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Does what a trigger is for, when its address is called.
@ApplicationScoped
public class RunTrigger {
    private final EnvironmentStore environments;
    private final TriggerStore triggers;
    private final ChangeConfiguration configuration;
    private final Patches patches;
    private final InstantSource clock;

    RunTrigger(
            EnvironmentStore environments,
            TriggerStore triggers,
            ChangeConfiguration configuration,
            Patches patches,
            InstantSource clock) {
        this.environments = environments;
        this.triggers = triggers;
        this.configuration = configuration;
        this.patches = patches;
        this.clock = clock;
    }

    /// What a call did.
    ///
    /// @param version of the configuration afterwards
    /// @param steps that the change amounts to; none when the flag was so already, and nothing was written
    public record Report(FlagAddress flag, long version, List<Instruction> steps) {}

    /// Fails with `NotFound`, which does not repeat the token; with `Conflict` when the trigger is disabled or the flag
    /// archived; with `RateLimited`; or as any change of the flag fails.
    @WithTransaction
    public Uni<Report> run(TriggerToken token) {
        Instant now = clock.instant();
        return triggers.find(token.hash())
                .map(found -> found.orElseThrow(RunTrigger::unknown))
                .call(trigger -> environments.lock(
                        trigger.flag().projectKey(), trigger.flag().environmentKey()))
                .chain(trigger -> triggers.lock(trigger.flag(), trigger.id()))
                .call(trigger -> triggers.update(counted(trigger, token, now)))
                .chain(trigger -> change(trigger, now));
    }

    private static FailureException unknown() {
        return new FailureException(new Failure.NotFound("trigger", "…"));
    }

    /// @param token must still be the trigger's, now that nobody changes it
    private static Trigger counted(Trigger trigger, TriggerToken token, Instant now) {
        if (!trigger.tokenHash().equals(token.hash())) {
            throw unknown();
        }
        if (!trigger.wish().enabled()) {
            throw new FailureException(new Failure.Conflict("trigger_disabled", "the trigger is disabled"));
        }
        return CallLimit.counted(trigger.runs(), now)
                .map(trigger::with)
                .orElseThrow(() -> new FailureException(new Failure.RateLimited(
                        "the trigger is called too often", CallLimit.pause(trigger.runs(), now))));
    }

    private Uni<Report> change(Trigger trigger, Instant now) {
        ChangeConfiguration.Target target = EditTriggers.anyVersion(trigger.flag());
        ConfigurationDraft draft = patches.draft(trigger.wish().instructions());
        Stamp stamp = new Stamp(
                new Actor("trigger:" + trigger.id()),
                now,
                "trigger '" + trigger.wish().name() + "'");
        return configuration.preview(target, draft).chain(preview -> {
            List<Instruction> steps = Difference.between(preview.before(), preview.after());
            FlagConfiguration before = preview.before();
            return steps.isEmpty()
                    ? Uni.createFrom().item(new Report(trigger.flag(), before.version(), steps))
                    : configuration
                            .change(target, draft, stamp)
                            .map(changed -> new Report(
                                    trigger.flag(), changed.configuration().version(), steps));
        });
    }
}
