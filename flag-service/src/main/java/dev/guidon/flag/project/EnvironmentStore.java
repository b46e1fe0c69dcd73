package dev.guidon.flag.project;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Where environments are kept. Works in the caller's transaction. Deleted ones are gone for every method.
///
/// Whoever locks a project and environments locks the project first, and environments in the order of their ids, so
/// that two changes never wait for each other.
public interface EnvironmentStore {
    /// A project may have this many.
    int MAX_PER_PROJECT = 50;

    /// Fails with `AlreadyExists` when the project has one with this key.
    Uni<Void> add(Environment environment);

    /// Fails with `NotFound` of the project or the environment.
    Uni<Environment> get(String projectKey, String key);

    /// As [#get], and until the transaction ends nobody else changes anything in the environment.
    Uni<Environment> lock(String projectKey, String key);

    /// Keeps what can change of it beside its sequence.
    Uni<Void> update(Environment environment);

    /// Takes a locked environment away. Its key is not given out again.
    Uni<Void> delete(Environment environment, Instant at);

    /// All environments of a project, by id. None for an unknown project.
    Uni<List<Environment>> list(String projectKey);

    /// As [#list], each locked as by [#lock].
    Uni<List<Environment>> lockAll(String projectKey);
}
