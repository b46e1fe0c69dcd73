package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
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
import dev.guidon.contracts.flagd.evaluation.v1.ServiceGrpc;
import dev.guidon.contracts.flagd.evaluation.v1.ServiceGrpc.AsyncService;
import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.flagd.FlagdDecision.CallersDefault;
import dev.guidon.evaluation.adapter.changes.ChangeStreams;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// `flagd.evaluation.v1.Service`, for OpenFeature's flagd providers. A flag that is off serves its off variant, with
/// reason DISABLED.
@GrpcService
class FlagdV1Endpoint implements BindableService, AsyncService {
    private final ChangeStreams streams;

    FlagdV1Endpoint(ChangeStreams streams) {
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
                served -> ResolveBooleanResponse.newBuilder()
                        .setValue(FlagdValues.bool(served))
                        .setReason(served.reason().name())
                        .setVariant(served.variant())
                        .setMetadata(FlagdValues.metadata(served))
                        .build(),
                without -> ResolveBooleanResponse.newBuilder()
                        .setReason(disabled(without))
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveString(ResolveStringRequest request, StreamObserver<ResolveStringResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> ResolveStringResponse.newBuilder()
                        .setValue(FlagdValues.string(served))
                        .setReason(served.reason().name())
                        .setVariant(served.variant())
                        .setMetadata(FlagdValues.metadata(served))
                        .build(),
                without -> ResolveStringResponse.newBuilder()
                        .setReason(disabled(without))
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveFloat(ResolveFloatRequest request, StreamObserver<ResolveFloatResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> ResolveFloatResponse.newBuilder()
                        .setValue(FlagdValues.floating(served))
                        .setReason(served.reason().name())
                        .setVariant(served.variant())
                        .setMetadata(FlagdValues.metadata(served))
                        .build(),
                without -> ResolveFloatResponse.newBuilder()
                        .setReason(disabled(without))
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveInt(ResolveIntRequest request, StreamObserver<ResolveIntResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> ResolveIntResponse.newBuilder()
                        .setValue(FlagdValues.whole(served))
                        .setReason(served.reason().name())
                        .setVariant(served.variant())
                        .setMetadata(FlagdValues.metadata(served))
                        .build(),
                without -> ResolveIntResponse.newBuilder()
                        .setReason(disabled(without))
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    @Override
    public void resolveObject(ResolveObjectRequest request, StreamObserver<ResolveObjectResponse> observer) {
        FlagdResolution.one(
                request.getFlagKey(),
                request.getContext(),
                observer,
                served -> ResolveObjectResponse.newBuilder()
                        .setValue(FlagdValues.object(served))
                        .setReason(served.reason().name())
                        .setVariant(served.variant())
                        .setMetadata(FlagdValues.metadata(served))
                        .build(),
                without -> ResolveObjectResponse.newBuilder()
                        .setValue(Struct.getDefaultInstance())
                        .setReason(disabled(without))
                        .setMetadata(FlagdValues.metadata(without))
                        .build());
    }

    /// This version has no word for a default in the caller's code: only a flag that is off has an answer then.
    private static String disabled(CallersDefault without) {
        if (without.reason() != Reason.DISABLED) {
            throw new FailureException(new Failure.NotFound("flag", without.flagKey()));
        }
        return without.reason().name();
    }

    @Override
    public void resolveAll(ResolveAllRequest request, StreamObserver<ResolveAllResponse> observer) {
        FlagdResolution.all(request.getContext(), observer, FlagdV1Flags::of);
    }

    @Override
    public void eventStream(EventStreamRequest request, StreamObserver<EventStreamResponse> observer) {
        EventStream.open(streams, observer, (type, data) -> EventStreamResponse.newBuilder()
                .setType(type)
                .setData(data)
                .build());
    }
}
