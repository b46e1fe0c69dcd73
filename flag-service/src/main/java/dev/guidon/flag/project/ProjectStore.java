package dev.guidon.flag.project;

import dev.guidon.flag.access.Visible;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Where projects are kept. Works in the caller's transaction. Deleted ones are gone for every method.
public interface ProjectStore {

    /// Fails with `AlreadyExists` when the key is taken.
    Uni<Void> add(Project project);

    /// Fails with `NotFound`.
    Uni<Project> get(String key);

    /// As [#get], and until the transaction ends nobody else adds to the project.
    Uni<Project> lock(String key);

    /// Keeps what can change of it.
    Uni<Void> update(Project project);

    /// Takes it away. Its key is not given out again.
    Uni<Void> delete(Project project, Instant at);

    /// By key.
    ///
    /// @param visible which projects of which organizations; empty for all of them
    Uni<Page<Project>> page(Optional<Map<String, Visible>> visible, Page.Request request);
}
