package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.trigger.Trigger;
import dev.guidon.flag.trigger.TriggerStore;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/// Triggers in PostgreSQL.
@ApplicationScoped
class PostgresTriggerStore implements TriggerStore {
    private static final String OF_FLAG = "from TriggerRow t where t.projectKey = :project"
            + " and t.environmentKey = :environment and t.flagKey = :flag";

    @Override
    public Uni<Void> add(Trigger trigger) {
        return Rows.insert(List.of(TriggerRow.of(trigger)));
    }

    @Override
    public Uni<List<Trigger>> list(FlagAddress flag) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                OF_FLAG + " order by t.createdAt, t.id", TriggerRow.class)
                        .setParameter("project", flag.projectKey())
                        .setParameter("environment", flag.environmentKey())
                        .setParameter("flag", flag.flagKey())
                        .getResultList())
                .map(rows -> rows.stream().map(TriggerRow::toTrigger).toList());
    }

    /// Reads the row anew: it may have changed since it was found.
    @Override
    public Uni<Trigger> lock(FlagAddress flag, String id) {
        return Rows.inSession(session -> session.createSelectionQuery(OF_FLAG + " and t.id = :id", TriggerRow.class)
                        .setParameter("project", flag.projectKey())
                        .setParameter("environment", flag.environmentKey())
                        .setParameter("flag", flag.flagKey())
                        .setParameter("id", id)
                        .getSingleResultOrNull()
                        .onItem()
                        .ifNotNull()
                        .call(row -> session.refresh(row, LockModeType.PESSIMISTIC_WRITE)))
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("trigger", id)))
                .map(TriggerRow::toTrigger);
    }

    @Override
    public Uni<Optional<Trigger>> find(String tokenHash) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from TriggerRow t where t.tokenHash = :hash", TriggerRow.class)
                        .setParameter("hash", tokenHash)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(TriggerRow::toTrigger));
    }

    @Override
    public Uni<Void> update(Trigger trigger) {
        return Rows.inSession(session -> session.find(TriggerRow.class, trigger.id()))
                .invoke(row -> row.take(trigger))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> delete(String id) {
        return Rows.inSession(session -> session.find(TriggerRow.class, id).chain(session::remove));
    }
}
