package dev.guidon.evaluation.adapter.health;

import dev.guidon.evaluation.standalone.FlagStore;
import grpc.health.v1.HealthGrpc.HealthImplBase;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.stub.StreamObserver;

/// gRPC's health protocol, for whoever probes flagd by it.
final class FlagdHealth extends HealthImplBase {
    private final FlagStore store;

    FlagdHealth(FlagStore store) {
        this.store = store;
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        observer.onNext(HealthCheckResponse.newBuilder()
                .setStatus(store.loaded() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING)
                .build());
        observer.onCompleted();
    }
}
