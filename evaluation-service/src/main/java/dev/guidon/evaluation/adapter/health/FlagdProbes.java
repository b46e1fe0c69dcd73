package dev.guidon.evaluation.adapter.health;

import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.evaluation.standalone.FlagStore;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServiceBridge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;

/// The management port as flagd has it when standalone: `/readyz` says 412 while a source has given nothing yet,
/// `/metrics` has the metrics, and gRPC's health protocol is answered.
@ApplicationScoped
class FlagdProbes {
    private static final int FIRST = -10_000;

    private final FlagdSettings settings;
    private final Provider<FlagStore> store;
    private final Vertx vertx;

    FlagdProbes(FlagdSettings settings, Provider<FlagStore> store, Vertx vertx) {
        this.settings = settings;
        this.store = store;
        this.vertx = vertx;
    }

    void mount(@Observes ManagementInterface management) {
        if (!settings.standalone()) {
            return;
        }
        Router router = management.router();
        GrpcServer health = GrpcServer.server(vertx);
        GrpcServiceBridge.bridge(new FlagdHealth(store.get())).bind(health);
        router.get("/readyz").order(FIRST).handler(this::readiness);
        router.get("/metrics").order(FIRST).handler(request -> request.reroute("/q/metrics"));
        router.post("/grpc.health.v1.Health/*").order(FIRST).handler(request -> health.handle(request.request()));
    }

    private void readiness(RoutingContext request) {
        var _ = request.response()
                .setStatusCode(store.get().loaded() ? 200 : 412)
                .end();
    }
}
