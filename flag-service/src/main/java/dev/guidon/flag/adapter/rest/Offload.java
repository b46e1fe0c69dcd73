package dev.guidon.flag.adapter.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/// Takes work that is long and needs nothing but the processor off the event loop, such as reading a document of some
/// megabytes. What follows is back on the event loop of the request.
@ApplicationScoped
class Offload {
    private final Vertx vertx;

    Offload(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }
}
