package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.contracts.flagd.evaluation.v1.EventStreamRequest;
import dev.guidon.contracts.flagd.evaluation.v1.EventStreamResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveAllRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveAllResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveBooleanRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveBooleanResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveFloatRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveFloatResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveIntRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveIntResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveObjectRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveObjectResponse;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveStringRequest;
import dev.guidon.contracts.flagd.evaluation.v1.ResolveStringResponse;
import dev.guidon.contracts.schema.v1.ServiceGrpc;
import dev.guidon.contracts.schema.v1.ServiceGrpc.AsyncService;
import dev.guidon.evaluation.adapter.changes.ChangeStreams;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// `schema.v1.Service`, flagd's oldest protocol: `flagd.evaluation.v1` under another name. Where flagd itself lets its
/// internal reason FALLBACK out here, the answer is NOT_FOUND, as in v1.
@GrpcService
class SchemaV1Endpoint implements BindableService, AsyncService {
    private final FlagdV1Endpoint v1;

    SchemaV1Endpoint(ChangeStreams streams) {
        this.v1 = new FlagdV1Endpoint(streams);
    }

    @Override
    public ServerServiceDefinition bindService() {
        return TolerantRequests.of(ServiceGrpc.bindService(this));
    }

    @Override
    public void resolveAll(ResolveAllRequest request, StreamObserver<ResolveAllResponse> observer) {
        v1.resolveAll(request, observer);
    }

    @Override
    public void resolveBoolean(ResolveBooleanRequest request, StreamObserver<ResolveBooleanResponse> observer) {
        v1.resolveBoolean(request, observer);
    }

    @Override
    public void resolveString(ResolveStringRequest request, StreamObserver<ResolveStringResponse> observer) {
        v1.resolveString(request, observer);
    }

    @Override
    public void resolveFloat(ResolveFloatRequest request, StreamObserver<ResolveFloatResponse> observer) {
        v1.resolveFloat(request, observer);
    }

    @Override
    public void resolveInt(ResolveIntRequest request, StreamObserver<ResolveIntResponse> observer) {
        v1.resolveInt(request, observer);
    }

    @Override
    public void resolveObject(ResolveObjectRequest request, StreamObserver<ResolveObjectResponse> observer) {
        v1.resolveObject(request, observer);
    }

    @Override
    public void eventStream(EventStreamRequest request, StreamObserver<EventStreamResponse> observer) {
        v1.eventStream(request, observer);
    }
}
