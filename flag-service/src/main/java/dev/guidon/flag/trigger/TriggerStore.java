package dev.guidon.flag.trigger;

import dev.guidon.flag.edit.FlagAddress;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Where triggers are kept. Works in the caller's transaction.
public interface TriggerStore {

    Uni<Void> add(Trigger trigger);

    /// All triggers of a flag in an environment, oldest first.
    Uni<List<Trigger>> list(FlagAddress flag);

    /// Until the transaction ends nobody else changes it. Fails with `NotFound`.
    Uni<Trigger> lock(FlagAddress flag, String id);

    Uni<Optional<Trigger>> find(String tokenHash);

    Uni<Void> update(Trigger trigger);

    Uni<Void> delete(String id);
}
