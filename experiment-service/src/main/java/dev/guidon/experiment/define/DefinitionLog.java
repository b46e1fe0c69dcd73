package dev.guidon.experiment.define;

import io.smallrye.mutiny.Uni;

/// Where the stream reads definitions. The last one of a key counts, so writing one again changes nothing.
public interface DefinitionLog {

    /// Completes when the definition is safe; fails when it is not within a few seconds.
    Uni<Void> publish(Definition definition);
}
