package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.contracts.flagd.evaluation.v2.EventStreamRequest;
import dev.guidon.contracts.flagd.evaluation.v2.EventStreamResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveBooleanRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveBooleanResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveFloatRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveFloatResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveIntRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveIntResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveObjectRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveObjectResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveStringRequest;
import dev.guidon.contracts.flagd.evaluation.v2.ResolveStringResponse;
import dev.guidon.contracts.flagd.evaluation.v2.ServiceGrpc;
import dev.guidon.contracts.flagd.evaluation.v2.ServiceGrpc.AsyncService;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// `flagd.evaluation.v2.Service`, for OpenFeature's flagd providers. A flag that is off serves its off variant, with
/// reason DISABLED.
@GrpcService
class FlagdV2Endpoint implements BindableService, AsyncService {
    private final FlagdResolution resolution;
    private final ChangeStreams streams;

    FlagdV2Endpoint(FlagdResolution resolution, ChangeStreams streams) {
        this.resolution = resolution;
        this.streams = streams;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return TolerantRequests.of(ServiceGrpc.bindService(this));
    }

    @Override
    public void resolveBoolean(ResolveBooleanRequest request, StreamObserver<ResolveBooleanResponse> observer) {
        resolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                answer -> ResolveBooleanResponse.newBuilder()
                        .setValue(FlagdValues.bool(answer.decision()))
                        .setReason(answer.decision().reason().name())
                        .setVariant(answer.decision().variant().key())
                        .setMetadata(FlagdValues.metadata(answer))
                        .build(),
                without -> ResolveBooleanResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveString(ResolveStringRequest request, StreamObserver<ResolveStringResponse> observer) {
        resolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                answer -> ResolveStringResponse.newBuilder()
                        .setValue(FlagdValues.string(answer.decision()))
                        .setReason(answer.decision().reason().name())
                        .setVariant(answer.decision().variant().key())
                        .setMetadata(FlagdValues.metadata(answer))
                        .build(),
                without -> ResolveStringResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveFloat(ResolveFloatRequest request, StreamObserver<ResolveFloatResponse> observer) {
        resolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                answer -> ResolveFloatResponse.newBuilder()
                        .setValue(FlagdValues.floating(answer.decision()))
                        .setReason(answer.decision().reason().name())
                        .setVariant(answer.decision().variant().key())
                        .setMetadata(FlagdValues.metadata(answer))
                        .build(),
                without -> ResolveFloatResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveInt(ResolveIntRequest request, StreamObserver<ResolveIntResponse> observer) {
        resolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                answer -> ResolveIntResponse.newBuilder()
                        .setValue(FlagdValues.whole(answer.decision()))
                        .setReason(answer.decision().reason().name())
                        .setVariant(answer.decision().variant().key())
                        .setMetadata(FlagdValues.metadata(answer))
                        .build(),
                without -> ResolveIntResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveObject(ResolveObjectRequest request, StreamObserver<ResolveObjectResponse> observer) {
        resolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                answer -> ResolveObjectResponse.newBuilder()
                        .setValue(FlagdValues.object(answer.decision()))
                        .setReason(answer.decision().reason().name())
                        .setVariant(answer.decision().variant().key())
                        .setMetadata(FlagdValues.metadata(answer))
                        .build(),
                without -> ResolveObjectResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void eventStream(EventStreamRequest request, StreamObserver<EventStreamResponse> observer) {
        streams.open(observer, (type, data) -> EventStreamResponse.newBuilder()
                .setType(type)
                .setData(data)
                .build());
    }
}
