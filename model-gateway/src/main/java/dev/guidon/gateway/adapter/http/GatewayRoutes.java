package dev.guidon.gateway.adapter.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Which request goes where. Keys are looked at before bodies are read.
@ApplicationScoped
class GatewayRoutes {
    private final Gatekeeper gatekeeper;
    private final ChatCompletions chatCompletions;
    private final Models models;
    private final FeedbackEndpoint feedback;
    private final Refusals refusals;
    private final int maxBodySize;

    GatewayRoutes(
            Gatekeeper gatekeeper,
            ChatCompletions chatCompletions,
            Models models,
            FeedbackEndpoint feedback,
            Refusals refusals,
            HttpSettings settings) {
        this.gatekeeper = gatekeeper;
        this.chatCompletions = chatCompletions;
        this.models = models;
        this.feedback = feedback;
        this.refusals = refusals;
        this.maxBodySize = Math.toIntExact(settings.maxBodySize().asLongValue());
    }

    /// Each handler has a route of its own: within one, Vert.x would insist that bodies come first.
    void register(@Observes Router router) {
        router.route("/v1/*").failureHandler(refusals::answer);
        withBody(router, "/v1/chat/completions", chatCompletions::complete);
        withBody(router, "/v1/feedback", feedback::take);
        router.get("/v1/models").handler(gatekeeper::admit);
        router.get("/v1/models").handler(models::list);
        router.route("/v1/*").handler(refusals::unknownUrl);
    }

    private void withBody(Router router, String path, Handler<RoutingContext> handler) {
        router.post(path).handler(gatekeeper::admit);
        router.post(path).handler(BodyHandler.create(false).setBodyLimit(maxBodySize));
        router.post(path).handler(handler);
    }
}
