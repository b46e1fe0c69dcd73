package dev.guidon.flag.removal;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// What deleted environments leave behind. Works in the caller's transaction.
public interface DeletedEnvironments {

    /// Deletes a part of the long lists and the insights of deleted environments, and of the webhooks of deleted
    /// projects.
    ///
    /// @return whether there may be more
    Uni<Boolean> sweep();

    /// Ids of some environments that were deleted before `at`, with every change delivered, whose readers are still
    /// told that nothing is left.
    Uni<List<String>> tombstones(Instant at);

    /// Notes that the readers of an environment are told nothing of it any more.
    Uni<Void> forget(String environmentId);
}
