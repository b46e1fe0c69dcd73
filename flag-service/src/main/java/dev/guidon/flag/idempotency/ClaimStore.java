package dev.guidon.flag.idempotency;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Where requests with a key are remembered. Works in the caller's transaction.
public interface ClaimStore {

    /// Notes a claim, unless somebody has one that counts. Only one of several at a time succeeds.
    ///
    /// @param limits what counts no more
    Uni<Boolean> claim(Claim claim, Instant at, Limits limits);

    /// @param expired attempts before this are forgotten
    /// @param abandoned attempts before this that changed nothing and have no answer are given up
    record Limits(Instant expired, Instant abandoned) {}

    Uni<Optional<Attempt>> find(KeyedRequest request);

    /// Notes the answer of a claim that still counts.
    Uni<Void> finish(Claim claim, KeptAnswer answer);

    /// Gives a claim back that has changed nothing.
    Uni<Void> release(Claim claim);
}
