package dev.guidon.evaluation.adapter.grpc;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServiceBridge;
import jakarta.enterprise.context.ApplicationScoped;

/// flagd's sync protocol on a port of its own.
@ApplicationScoped
public class SyncServer {
    private final GrpcServer server;

    SyncServer(Vertx vertx, @GrpcService SyncEndpoint endpoint, Identification identification) {
        ServerServiceDefinition service = ServerInterceptors.intercept(endpoint.bindService(), identification);
        this.server = GrpcServer.server(vertx);
        GrpcServiceBridge.bridge(service).bind(server);
    }

    public Handler<HttpServerRequest> handler() {
        return server;
    }
}
