package dev.guidon.flag.project;

import io.smallrye.mutiny.Uni;

/// Where projects are kept. Works in the caller's transaction.
public interface ProjectStore {

    /// Fails with `AlreadyExists` when the key is taken.
    Uni<Void> add(Project project);

    /// Fails with `NotFound`.
    Uni<Project> get(String key);

    /// As [#get], and until the transaction ends nobody else adds to the project.
    Uni<Project> lock(String key);

    Uni<Page<Project>> page(Page.Request request);
}
