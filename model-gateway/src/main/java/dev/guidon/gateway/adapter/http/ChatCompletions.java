package dev.guidon.gateway.adapter.http;

import dev.guidon.gateway.adapter.openai.ChatRequest;
import dev.guidon.gateway.adapter.openai.ChatRequestReader;
import dev.guidon.gateway.adapter.openai.OpenAiError;
import dev.guidon.gateway.adapter.upstream.Call;
import dev.guidon.gateway.adapter.upstream.Upstreams;
import dev.guidon.gateway.record.Ids;
import dev.guidon.gateway.record.Inference;
import dev.guidon.gateway.route.CallSubject;
import dev.guidon.gateway.route.Choice;
import dev.guidon.gateway.route.ChooseModel;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// `POST /v1/chat/completions`. Runs on the event loop from the request's arrival to the call's departure.
@ApplicationScoped
class ChatCompletions {
    static final String UNIT = "guidon-unit";
    static final String INFERENCE_ID = "guidon-inference-id";
    static final String VARIANT = "guidon-variant";
    static final String FLAG_VERSION = "guidon-flag-version";

    /// What providers get of the caller's headers. Not its key, and nothing that concerns its connection only.
    private static final List<String> PASSED_ON =
            List.of("accept", "idempotency-key", "openai-beta", "traceparent", "tracestate");

    private static final int MAX_UNIT_LENGTH = 512;

    private final ChooseModel chooseModel;
    private final Upstreams upstreams;
    private final InstantSource clock;
    private final Ids ids;

    ChatCompletions(ChooseModel chooseModel, Upstreams upstreams, InstantSource clock, Ids ids) {
        this.chooseModel = chooseModel;
        this.upstreams = upstreams;
        this.clock = clock;
        this.ids = ids;
    }

    void complete(RoutingContext context) {
        Arrival arrival = Arrival.of(context);
        ChatRequest request = ChatRequestReader.read(Bodies.bytes(context));
        String id = ids.next();
        CallSubject subject = new CallSubject(unit(context.request(), request), id, request.metadata());
        Choice choice = chooseModel.choose(arrival.caller(), request.route(), subject);
        upstreams.relay(call(
                context, arrival, request, new Inference(id, chosen(choice), request.streamed(), clock.instant())));
    }

    private static Optional<String> unit(HttpServerRequest http, ChatRequest request) {
        Optional<String> unit = Optional.ofNullable(http.getHeader(UNIT))
                .filter(header -> !header.isBlank())
                .or(request::user);
        if (unit.isPresent() && unit.get().length() > MAX_UNIT_LENGTH) {
            throw new FailureException(
                    Failure.Invalid.of("user", "is longer than " + MAX_UNIT_LENGTH + " characters; send an id"));
        }
        return unit;
    }

    private static Choice.Chosen chosen(Choice choice) {
        return switch (choice) {
            case Choice.Chosen chosen -> chosen;
            case Choice.NoRoute(var route) -> throw new FailureException(new Failure.NotFound("model", route));
            case Choice.Hidden(var route) ->
                throw new FailureException(new Failure.Forbidden(
                        "a client key may not use '" + route + "'; make its flag client-visible"));
            case Choice.NoModel(var route, var variant) ->
                throw new RefusedException(new OpenAiError(
                        500,
                        "model_version_invalid",
                        "variant '" + variant + "' of flag '" + route + "' is no model version; give it provider and"
                                + " model as texts, and parameters and defaults without model, messages and stream"));
        };
    }

    private static Call call(RoutingContext context, Arrival arrival, ChatRequest request, Inference inference) {
        Choice.Chosen choice = inference.choice();
        HttpServerResponse response = context.response();
        response.putHeader(INFERENCE_ID, inference.id())
                .putHeader(VARIANT, choice.variant())
                .putHeader(FLAG_VERSION, Long.toString(choice.flagVersion()));
        return new Call(
                inference, arrival.at(), passedOn(context.request()), request.textFor(choice.model()), response);
    }

    private static MultiMap passedOn(HttpServerRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String name : PASSED_ON) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.add(name, value);
            }
        }
        return headers;
    }
}
