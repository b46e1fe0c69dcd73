package dev.guidon.flag.trigger;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.edit.ChangeConfiguration;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.project.ShortIds;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Makes triggers, changes them and takes them away.
@ApplicationScoped
public class EditTriggers {
    private final EnvironmentStore environments;
    private final ChangeConfiguration configuration;
    private final TriggerStore triggers;
    private final TriggerAudit audit;
    private final ShortIds ids;
    private final TokenMint tokens;

    EditTriggers(
            EnvironmentStore environments,
            ChangeConfiguration configuration,
            TriggerStore triggers,
            TriggerAudit audit,
            ShortIds ids,
            TokenMint tokens) {
        this.environments = environments;
        this.configuration = configuration;
        this.triggers = triggers;
        this.audit = audit;
        this.ids = ids;
        this.tokens = tokens;
    }

    /// A trigger at the one moment when its token is known.
    public record Issued(Trigger trigger, TriggerToken token) {}

    /// Fails with `NotFound`, with `Conflict` when the flag is archived, or with `Invalid`, also when the flag does not
    /// take the instructions as it is now.
    @WithTransaction
    public Uni<Issued> create(FlagAddress flag, TriggerDraft draft, Stamp stamp) {
        return environments
                .lock(flag.projectKey(), flag.environmentKey())
                .call(() -> configuration.preview(anyVersion(flag), draft.instructions()))
                .call(() -> triggers.list(flag).invoke(EditTriggers::refuseWhenFull))
                .map(environment -> issue(environment, flag, draft.read(), stamp))
                .call(issued -> triggers.add(issued.trigger()).call(() -> audit.created(issued.trigger(), stamp)));
    }

    static ChangeConfiguration.Target anyVersion(FlagAddress flag) {
        return new ChangeConfiguration.Target(flag, Optional.empty());
    }

    private Issued issue(Environment environment, FlagAddress flag, Trigger.Wish wish, Stamp stamp) {
        TriggerToken token = tokens.strike();
        Trigger trigger = new Trigger(
                ids.next(), environment.id(), flag, wish, token.hash(), stamp.at(), Trigger.Runs.none(stamp.at()));
        return new Issued(trigger, token);
    }

    private static void refuseWhenFull(List<Trigger> existing) {
        if (existing.size() >= Trigger.MAX_PER_FLAG) {
            throw new FailureException(Failure.Invalid.of(
                    "/name",
                    "a flag has at most " + Trigger.MAX_PER_FLAG + " triggers in an environment; delete one first"));
        }
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<List<Trigger>> list(FlagAddress flag) {
        return environments.get(flag.projectKey(), flag.environmentKey()).chain(() -> triggers.list(flag));
    }

    private record Changed(Trigger before, Trigger after) {}

    /// Fails as [#create] does.
    @WithTransaction
    public Uni<Trigger> replace(FlagAddress flag, String id, TriggerDraft draft, Stamp stamp) {
        return configuration
                .preview(anyVersion(flag), draft.instructions())
                .chain(() -> triggers.lock(flag, id))
                .map(current -> new Changed(current, current.with(draft.read())))
                .call(changed -> triggers.update(changed.after())
                        .call(() -> audit.changed(changed.before(), changed.after(), stamp)))
                .map(Changed::after);
    }

    /// A new token; the one before is good no more. Fails with `NotFound`.
    @WithTransaction
    public Uni<Issued> resetToken(FlagAddress flag, String id, Stamp stamp) {
        TriggerToken token = tokens.strike();
        return triggers.lock(flag, id)
                .map(current -> new Issued(current.withToken(token.hash()), token))
                .call(issued -> triggers.update(issued.trigger()))
                .call(issued -> audit.tokenReset(issued.trigger(), stamp));
    }

    /// Fails with `NotFound`.
    @WithTransaction
    public Uni<Void> delete(FlagAddress flag, String id, Stamp stamp) {
        return triggers.lock(flag, id)
                .call(() -> triggers.delete(id))
                .call(trigger -> audit.deleted(trigger, stamp))
                .replaceWithVoid();
    }
}
