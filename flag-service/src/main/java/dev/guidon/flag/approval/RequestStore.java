package dev.guidon.flag.approval;

import dev.guidon.flag.access.Visible;
import dev.guidon.flag.approval.ChangeRequest.Status;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Where change requests are kept. Works in the caller's transaction.
///
/// Whoever locks an environment and a request locks the environment first.
public interface RequestStore {
    /// Requests that wait in an environment, approved or not.
    int MAX_OPEN = 1_000;

    /// What one request says, all told.
    int MAX_REVIEWS = 500;

    Uni<Void> add(Environment environment, ChangeRequest request);

    Uni<Long> open(Environment environment);

    /// Fails with `NotFound`.
    Uni<ChangeRequest> get(Environment environment, String id);

    /// As [#get], and until the transaction ends nobody else changes it.
    Uni<ChangeRequest> lock(Environment environment, String id);

    /// Keeps its proposal and its progress.
    Uni<Void> update(ChangeRequest request);

    Uni<Void> add(ChangeRequest request, Review review);

    /// Newest first; without what was said of them.
    Uni<Page<ChangeRequest>> page(Environment environment, RequestFilter filter, Page.Request request);

    /// One that the clock carries out by `now`. Nobody has locked it.
    Uni<Optional<Due>> due(Instant now);

    record Due(EnvironmentAddress address, String id, Instant dueAt) {}

    /// Which are asked for; all where nothing is named.
    ///
    record RequestFilter(Sight sight, Optional<String> flag, Optional<Status> status, Optional<String> author) {}

    /// What the caller may see: everything that a request is about.
    record Sight(Visible flags, Visible segments) {}
}
