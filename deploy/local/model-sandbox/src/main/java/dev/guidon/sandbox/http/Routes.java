package dev.guidon.sandbox.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guidon.sandbox.encoder.TextEncoder;
import dev.guidon.sandbox.intent.IntentModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Which paths there are, and who answers them.
public final class Routes {
    private final Map<String, Route> routes;

    private Routes(Map<String, Route> routes) {
        this.routes = Map.copyOf(routes);
    }

    /// @param disturbance strikes inference, not the model list or the health check
    public static Routes serving(List<IntentModel> models, TextEncoder encoder, Disturbance disturbance) {
        Saboteur none = new Saboteur(Disturbance.NONE);
        Saboteur inference = new Saboteur(disturbance);
        InstantSource clock = InstantSource.system();
        Endpoint chat = new ChatCompletions(models, encoder, clock, UUID::randomUUID);
        return new Routes(Map.of(
                "/health", new Route(Method.GET, none, Routes::healthy),
                "/v1/models", new Route(Method.GET, none, new ModelList(models, clock.instant())),
                "/v1/embeddings", new Route(Method.POST, inference, new Embeddings(encoder)),
                "/v1/chat/completions", new Route(Method.POST, inference, chat)));
    }

    Optional<Route> at(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    private static Reply healthy(Object ignored) {
        return Reply.Document.ok(JsonNodeFactory.instance.objectNode().put("status", "ok"));
    }

    record Route(Method method, Saboteur saboteur, Endpoint endpoint) {}
}
