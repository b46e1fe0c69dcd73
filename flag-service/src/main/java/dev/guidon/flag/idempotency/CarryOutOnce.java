package dev.guidon.flag.idempotency;

import dev.guidon.flag.project.ShortIds;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Lets a request with a key through once, and repeats its answer afterwards.
///
/// A claim is committed before the request is carried out, and every transaction of the request notes there that it has
/// changed something. So a crash at any point leaves it known whether the request counts.
@ApplicationScoped
public class CarryOutOnce {
    /// How long an answer is repeated.
    static final Duration KEPT = Duration.ofHours(24);
    /// Longer than the database lets any transaction take. Whoever had the claim is gone then, or notices that it is.
    static final Duration ABANDONED = Duration.ofSeconds(60);

    private final ClaimStore claims;
    private final InstantSource clock;
    private final ShortIds ids;

    CarryOutOnce(ClaimStore claims, InstantSource clock, ShortIds ids) {
        this.claims = claims;
        this.clock = clock;
        this.ids = ids;
    }

    /// What is to be done with a request.
    public sealed interface Verdict {

        /// Carry it out; then [#finish] or [#release].
        record Proceed(Claim claim) implements Verdict {}

        record Repeat(KeptAnswer answer) implements Verdict {}
    }

    /// Fails with `Conflict` when the key was used for something else, when the first request is still under way, or
    /// when its answer is not there to be repeated.
    @WithTransaction
    public Uni<Verdict> claim(KeyedRequest request) {
        Instant now = clock.instant();
        Claim claim = new Claim(request, ids.next());
        return claims.claim(claim, now, new ClaimStore.Limits(now.minus(KEPT), now.minus(ABANDONED)))
                .chain(claimed -> claimed
                        ? Uni.createFrom().item(new Verdict.Proceed(claim))
                        : claims.find(request).map(found -> found.map(attempt -> verdict(request, attempt, now))
                                .orElseThrow(CarryOutOnce::underWay)));
    }

    private static Verdict verdict(KeyedRequest request, Attempt attempt, Instant now) {
        if (!attempt.contentHash().equals(request.contentHash())) {
            throw conflict(
                    "idempotency_key_reused",
                    "this Idempotency-Key came with another query or body; take a new key for another request");
        }
        return attempt.answer()
                .map(answer -> repeat(answer))
                .orElseThrow(() -> attempt.committed() && attempt.claimedAt().isBefore(now.minus(ABANDONED))
                        ? conflict(
                                "idempotency_answer_lost",
                                "the request was carried out, but its answer was lost; read what it made")
                        : underWay());
    }

    private static Verdict repeat(KeptAnswer answer) {
        if (answer.body().isEmpty()) {
            throw conflict(
                    "idempotency_answer_not_kept",
                    "the request was carried out; its answer held a secret, or was too long, and is not repeated");
        }
        return new Verdict.Repeat(answer);
    }

    private static FailureException underWay() {
        return conflict("idempotency_in_progress", "the first request with this key is under way; repeat in a second");
    }

    private static FailureException conflict(String code, String detail) {
        return new FailureException(new Failure.Conflict(code, detail));
    }

    @WithTransaction
    public Uni<Void> finish(Claim claim, KeptAnswer answer) {
        return claims.finish(claim, answer);
    }

    /// After a request that was refused: it has changed nothing, so its key is free again.
    @WithTransaction
    public Uni<Void> release(Claim claim) {
        return claims.release(claim);
    }
}
