package dev.guidon.experiment.define;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Definitions on their way to whoever computes numbers. Works in the caller's transaction.
public interface DefinitionOutbox {

    /// A definition that waits.
    record Pending(long id, Definition definition) {}

    Uni<Void> add(Definition definition);

    /// Those that wait longest, oldest first.
    Uni<List<Pending>> oldest(int limit);

    Uni<Void> remove(List<Pending> published);
}
