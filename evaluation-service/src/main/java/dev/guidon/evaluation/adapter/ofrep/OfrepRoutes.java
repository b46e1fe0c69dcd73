package dev.guidon.evaluation.adapter.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guidon.engine.evaluate.ListedSubject;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision;
import dev.guidon.engine.flagd.FlagdError;
import dev.guidon.evaluation.decide.AddedContext;
import dev.guidon.evaluation.decide.FlagdAccess;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.evaluation.decide.ValueTypes;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `POST /ofrep/v1/evaluate/flags/{key}` and `POST /ofrep/v1/evaluate/flags`. Answers on the event loop: a decision is
/// made in memory.
@ApplicationScoped
class OfrepRoutes {
    private static final String BULK = "/ofrep/v1/evaluate/flags";
    private static final String SINGLE = BULK + "/:key";
    static final String SELECTOR = "flagd-selector";
    private final FlagdAccess access;
    private final AddedContext added;
    private final EntityTags tags;
    private final OfrepJson answers;
    private final OfrepStreams streams;
    private final ObjectMapper json;
    private final long maxBody;

    OfrepRoutes(
            FlagdAccess access,
            AddedContext added,
            EntityTags tags,
            OfrepJson answers,
            OfrepStreams streams,
            ObjectMapper json,
            FlagdSettings settings) {
        this.access = access;
        this.added = added;
        this.tags = tags;
        this.answers = answers;
        this.streams = streams;
        this.json = json;
        this.maxBody = settings.maxRequestBody();
    }

    void mount(@Observes Router router) {
        OfrepFailures failures = new OfrepFailures(answers);
        for (String path : new String[] {BULK, BULK + "/", SINGLE}) {
            router.post(path).handler(BodyHandler.create(false).setBodyLimit(maxBody));
            router.post(path)
                    .handler(path.equals(SINGLE) ? this::one : this::all)
                    .failureHandler(failures::answer);
            router.route(path).handler(request -> request.response()
                    .setStatusCode(405)
                    .putHeader("Allow", "POST")
                    .end());
        }
        router.get(OfrepStreams.PATH).handler(streams::open).failureHandler(failures::answer);
    }

    private void one(RoutingContext request) {
        FlagdFlags flags = flags(request.request());
        ListedSubject subject = AddedContext.with(new JsonSubject(context(request)), added(request.request()));
        FlagdDecision decision = withValue(flags.decide(request.pathParam("key"), subject));
        request.response().setStatusCode(statusOf(decision));
        end(request, answers.one(decision));
    }

    /// A variant that is worth nothing cannot be told from none, so flagd makes an error of it.
    private static FlagdDecision withValue(FlagdDecision decision) {
        return decision instanceof FlagdDecision.Served(var key, var _, Value.Nothing(), var _, var metadata)
                ? new FlagdDecision.Failed(key, FlagdError.GENERAL, metadata)
                : decision;
    }

    /// Only where all flags are asked for does flagd mind a variant of another type than the default one.
    private static FlagdDecision ofItsType(FlagdFlags flags, FlagdDecision decision) {
        return decision instanceof FlagdDecision.Served served
                        && flags.defaultValue(served.flagKey())
                                .filter(typical -> !ValueTypes.isLike(served.value(), typical))
                                .isPresent()
                ? new FlagdDecision.Failed(served.flagKey(), FlagdError.GENERAL, served.metadata())
                : decision;
    }

    private static int statusOf(FlagdDecision decision) {
        if (!(decision instanceof FlagdDecision.Failed failed)) {
            return 200;
        }
        return failed.error() == FlagdError.FLAG_NOT_FOUND ? 404 : 400;
    }

    private void all(RoutingContext request) {
        FlagdFlags flags = flags(request.request());
        JsonNode context = context(request);
        Map<String, String> more = added(request.request());
        String tag = tags.of(flags, context, more);
        request.response().putHeader("ETag", tag);
        if (holds(request.request(), tag, tags.of(flags))) {
            request.response().setStatusCode(304).end();
            return;
        }
        ListedSubject subject = AddedContext.with(new JsonSubject(context), more);
        end(
                request,
                answers.all(
                        flags.decideAll(subject).stream()
                                .map(decision -> ofItsType(flags, withValue(decision)))
                                .toList(),
                        flags.selected(),
                        OfrepStreams.uriFor(request.request())));
    }

    /// A client that was told of a change by an event says so in the query; its cached answer is then out of date
    /// whatever its header says, unless the change is in the tag already.
    private static boolean holds(HttpServerRequest request, String tag, String configurationTag) {
        String told = request.getParam("flagConfigEtag");
        boolean changed = told != null && !EntityTags.matches(told, tag) && !EntityTags.matches(told, configurationTag);
        return !changed && EntityTags.matches(request.getHeader("If-None-Match"), tag);
    }

    private FlagdFlags flags(HttpServerRequest request) {
        return access.open(
                Credentials.of(request.getHeader("Authorization"), request.getHeader("X-API-Key")),
                Optional.ofNullable(request.getHeader(SELECTOR)));
    }

    private Map<String, String> added(HttpServerRequest request) {
        return added.of(request::getHeader);
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
