package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.Principal;
import dev.guidon.flag.adapter.PresentClaim;
import dev.guidon.flag.idempotency.CarryOutOnce;
import dev.guidon.flag.idempotency.CarryOutOnce.Verdict;
import dev.guidon.flag.idempotency.Claim;
import dev.guidon.flag.idempotency.KeptAnswer;
import dev.guidon.flag.idempotency.KeyedRequest;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Carries every `POST` with an `Idempotency-Key` out once. Comes after the gate, so a key belongs to a known caller;
/// whoever need not say who they are has no keys.
@Singleton
class IdempotentRequests {
    static final String KEY = "Idempotency-Key";
    private static final Logger LOG = Logger.getLogger(IdempotentRequests.class);
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int FIRST_REFUSAL = 300;

    private final CarryOutOnce once;
    private final KeptAnswers answers;
    private final Caller caller;
    private final CurrentVertxRequest current;

    IdempotentRequests(CarryOutOnce once, KeptAnswers answers, Caller caller, CurrentVertxRequest current) {
        this.once = once;
        this.answers = answers;
        this.caller = caller;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.USER)
    public Uni<@Nullable Response> claim(ContainerRequestContext request) {
        String key = request.getHeaderString(KEY);
        Optional<Principal> known = caller.known();
        if (key == null || !request.getMethod().equals(HttpMethod.POST) || known.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        KeyedRequest.problemWithKey(key).ifPresent(problem -> {
            throw new FailureException(Failure.Invalid.of(KEY, problem));
        });
        String path = request.getUriInfo().getPath();
        return once.claim(new KeyedRequest(who(known.get()), path, key, contentHash()))
                .map(IdempotentRequests::proceedOrRepeat);
    }

    /// A personal token may do less than its owner, so it is not given what its owner was answered.
    private static String who(Principal principal) {
        String actor = principal.actor().id();
        return principal.personalToken().map(token -> actor + " token:" + token).orElse(actor);
    }

    private String contentHash() {
        RoutingContext present = current.getCurrent();
        Buffer body = Optional.ofNullable(present.body().buffer()).orElseGet(Buffer::buffer);
        Buffer content = Buffer.buffer(
                        Optional.ofNullable(present.request().query()).orElse(""))
                .appendByte((byte) 0)
                .appendBuffer(body);
        return sha256(content.getBytes());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static @Nullable Response proceedOrRepeat(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proceed(var claim) -> {
                PresentClaim.is(claim);
                yield null;
            }
            case Verdict.Repeat(var answer) -> repeat(answer);
        };
    }

    private static Response repeat(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, true);
        answer.headers().forEach(response::header);
        response.type(answer.headers().getOrDefault(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON));
        answer.body()
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> response.entity(text.getBytes(StandardCharsets.UTF_8)));
        return response.build();
    }

    @ServerResponseFilter
    public Uni<Void> keep(ContainerResponseContext response) {
        return PresentClaim.find().map(claim -> keep(claim, response)).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    /// The request is over; that its answer cannot be kept is no reason to fail it.
    private Uni<Void> keep(Claim claim, ContainerResponseContext response) {
        Uni<Void> kept =
                response.getStatus() < FIRST_REFUSAL ? once.finish(claim, answers.of(response)) : once.release(claim);
        return kept.onFailure()
                .invoke(failure -> LOG.warnf(failure, "the answer of a request with a key was not kept"))
                .onFailure()
                .recoverWithNull();
    }
}
