package dev.guidon.evaluation.adapter.health;

import dev.guidon.evaluation.decide.FlagdSettings;
import dev.guidon.evaluation.standalone.FlagStore;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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

    FlagdProbes(FlagdSettings settings, Provider<FlagStore> store) {
        this.settings = settings;
        this.store = store;
    }

    void mount(@Observes ManagementInterface management) {
        if (settings.standalone()) {
            Router router = management.router();
            router.get("/readyz").order(FIRST).handler(this::readiness);
            router.get("/metrics").order(FIRST).handler(request -> request.reroute("/q/metrics"));
            router.post("/grpc.health.v1.Health/Check").order(FIRST).handler(this::health);
        }
    }

    private void readiness(RoutingContext request) {
        var _ = request.response()
                .setStatusCode(store.get().loaded() ? 200 : 412)
                .end();
    }

    /// Whatever service is asked about: there is one. Written by hand, because the framework reads the body before any
    /// server of gRPC gets to see the request.
    private void health(RoutingContext request) {
        byte[] answer = HealthCheckResponse.newBuilder()
                .setStatus(store.get().loaded() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING)
                .build()
                .toByteArray();
        var _ = request.response()
                .putHeader("Content-Type", "application/grpc")
                .putTrailer("grpc-status", "0")
                .end(Buffer.buffer()
                        .appendByte((byte) 0)
                        .appendInt(answer.length)
                        .appendBytes(answer));
    }
}
