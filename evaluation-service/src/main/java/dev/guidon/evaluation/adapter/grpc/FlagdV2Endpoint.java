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
import dev.guidon.evaluation.adapter.changes.ChangeStreams;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// `flagd.evaluation.v2.Service`, for OpenFeature's flagd providers. A flag that is off serves its off variant, with
/// reason DISABLED.
@GrpcService
class FlagdV2Endpoint implements BindableService, AsyncService {
    private final ChangeStreams streams;

    FlagdV2Endpoint(ChangeStreams streams) {
        this.streams = streams;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return TolerantRequests.of(ServiceGrpc.bindService(this));
    }

    @Override
    public void resolveBoolean(ResolveBooleanRequest request, StreamObserver<ResolveBooleanResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> FlagdValues.named(
                                served,
                                ResolveBooleanResponse.newBuilder()
                                        .setValue(FlagdValues.bool(served))
                                        .setReason(served.reason().name())
                                        .setMetadata(FlagdValues.metadata(served)),
                                ResolveBooleanResponse.Builder::setVariant)
                        .build(),
                without -> ResolveBooleanResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveString(ResolveStringRequest request, StreamObserver<ResolveStringResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> FlagdValues.named(
                                served,
                                ResolveStringResponse.newBuilder()
                                        .setValue(FlagdValues.string(served))
                                        .setReason(served.reason().name())
                                        .setMetadata(FlagdValues.metadata(served)),
                                ResolveStringResponse.Builder::setVariant)
                        .build(),
                without -> ResolveStringResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveFloat(ResolveFloatRequest request, StreamObserver<ResolveFloatResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> FlagdValues.named(
                                served,
                                ResolveFloatResponse.newBuilder()
                                        .setValue(FlagdValues.floating(served))
                                        .setReason(served.reason().name())
                                        .setMetadata(FlagdValues.metadata(served)),
                                ResolveFloatResponse.Builder::setVariant)
                        .build(),
                without -> ResolveFloatResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveInt(ResolveIntRequest request, StreamObserver<ResolveIntResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> FlagdValues.named(
                                served,
                                ResolveIntResponse.newBuilder()
                                        .setValue(FlagdValues.whole(served))
                                        .setReason(served.reason().name())
                                        .setMetadata(FlagdValues.metadata(served)),
                                ResolveIntResponse.Builder::setVariant)
                        .build(),
                without -> ResolveIntResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveObject(ResolveObjectRequest request, StreamObserver<ResolveObjectResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> FlagdValues.named(
                                served,
                                ResolveObjectResponse.newBuilder()
                                        .setValue(FlagdValues.object(served))
                                        .setReason(served.reason().name())
                                        .setMetadata(FlagdValues.metadata(served)),
                                ResolveObjectResponse.Builder::setVariant)
                        .build(),
                without -> ResolveObjectResponse.newBuilder()
                        .setReason(without.reason().name())
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void eventStream(EventStreamRequest request, StreamObserver<EventStreamResponse> observer) {
        EventStream.open(streams, observer, (type, data) -> EventStreamResponse.newBuilder()
                .setType(type)
                .setData(data)
                .build());
    }
}
