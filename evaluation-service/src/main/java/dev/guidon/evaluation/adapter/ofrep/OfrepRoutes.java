package dev.guidon.evaluation.adapter.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.evaluation.decide.Caller;
import dev.guidon.evaluation.decide.Callers;
import dev.guidon.evaluation.decide.DecideFlags;
import dev.guidon.evaluation.decide.Rulesets;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.Credentials;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `POST /ofrep/v1/evaluate/flags/{key}` and `POST /ofrep/v1/evaluate/flags`. Answers on the event loop: a decision is
/// made in memory.
@ApplicationScoped
class OfrepRoutes {
    private static final String BULK = "/ofrep/v1/evaluate/flags";
    private static final String SINGLE = BULK + "/:key";
    /// As flagd has it.
    private static final long MAX_BODY = 1_000_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Callers callers;
    private final Rulesets rulesets;
    private final DecideFlags decideFlags;
    private final EntityTags tags;
    private final OfrepJson answers;
    private final ObjectMapper json;

    OfrepRoutes(
            Callers callers,
            Rulesets rulesets,
            DecideFlags decideFlags,
            EntityTags tags,
            OfrepJson answers,
            ObjectMapper json) {
        this.callers = callers;
        this.rulesets = rulesets;
        this.decideFlags = decideFlags;
        this.tags = tags;
        this.answers = answers;
        this.json = json;
    }

    void mount(@Observes Router router) {
        OfrepFailures failures = new OfrepFailures(answers);
        for (String path : new String[] {BULK, BULK + "/", SINGLE}) {
            router.post(path).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
            router.post(path)
                    .handler(path.equals(SINGLE) ? this::one : this::all)
                    .failureHandler(failures::answer);
            router.route(path).handler(request -> request.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "POST")
                    .end());
        }
    }

    private void one(RoutingContext request) {
        Caller caller = authenticate(request.request());
        JsonNode context = context(request);
        Environment environment = environment(caller);
        String key = request.pathParam("key");
        JsonSubject subject = new JsonSubject(context);
        try {
            end(request, answers.one(decideFlags.one(caller, environment, key, subject)));
        } catch (FailureException failed) {
            FlagdDecision decision =
                    decideFlags.asFlagd(caller, environment, key, subject).orElseThrow(() -> failed);
            request.response().setStatusCode(decision instanceof FlagdDecision.Failed ? 400 : 200);
            end(request, answers.withoutVariant(decision));
        }
    }

    private void all(RoutingContext request) {
        Caller caller = authenticate(request.request());
        JsonNode context = context(request);
        Environment environment = environment(caller);
        String tag = tags.of(caller, environment, context);
        request.response().putHeader("ETag", tag);
        if (holds(request.request(), tag)) {
            request.response().setStatusCode(304).end();
            return;
        }
        JsonSubject subject = new JsonSubject(context);
        end(
                request,
                answers.all(
                        decideFlags.all(caller, environment, subject),
                        decideFlags.withoutVariant(caller, environment, subject)));
    }

    /// A client that was told of a change by an event says so in the query; its cached answer is then out of date
    /// whatever its header says.
    private static boolean holds(HttpServerRequest request, String tag) {
        String told = request.getParam("flagConfigEtag");
        boolean changed = told != null && !EntityTags.matches(told, tag);
        return !changed && EntityTags.matches(request.getHeader("If-None-Match"), tag);
    }

    private Caller authenticate(HttpServerRequest request) {
        return callers.authenticate(Credentials.of(request.getHeader("Authorization"), request.getHeader("X-API-Key")));
    }

    private Environment environment(Caller caller) {
        return rulesets.environment(caller.environmentId())
                .orElseThrow(() -> new FailureException(new Failure.Unavailable("the environment", RETRY_AFTER)));
    }

    /// The context, or an empty one when there is none or something that is no object, as flagd takes it.
    private JsonNode context(RoutingContext request) {
        Buffer body = request.body().buffer();
        JsonNode document = body == null || body.length() == 0 ? null : read(body);
        if (document != null && !document.isNull() && !document.isMissingNode() && !document.isObject()) {
            throw new FailureException(new Failure.Malformed("context", "send {\"context\": {...}}"));
        }
        JsonNode context = document == null ? null : document.get("context");
        return context != null && context.isObject() ? context : json.createObjectNode();
    }

    private @Nullable JsonNode read(Buffer body) {
        try {
            return json.readTree(body.getBytes());
        } catch (JsonProcessingException malformed) {
            throw new FailureException(new Failure.Malformed("context", "the body is no valid JSON"));
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail", impossible);
        }
    }

    private static void end(RoutingContext request, Buffer answer) {
        var _ = request.response().putHeader("Content-Type", "application/json").end(answer);
    }
}
