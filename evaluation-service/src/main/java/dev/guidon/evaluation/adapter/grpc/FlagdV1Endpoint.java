package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.contracts.flagd.evaluation.v1.AnyFlag;
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
import dev.guidon.engine.evaluate.Decision;
import dev.guidon.engine.evaluate.Reason;
import dev.guidon.engine.flag.Value;
import dev.guidon.engine.flagd.FlagdDecision.CallersDefault;
import dev.guidon.evaluation.decide.Answer;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;

/// `flagd.evaluation.v1.Service`, for OpenFeature's flagd providers. A flag that is off serves its off variant, with
/// reason DISABLED.
@GrpcService
class FlagdV1Endpoint implements BindableService, AsyncService {
    private final FlagdResolution resolution;
    private final ChangeStreams streams;

    FlagdV1Endpoint(FlagdResolution resolution, ChangeStreams streams) {
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
                        .setReason(disabled(without))
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
                        .setReason(disabled(without))
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
                        .setReason(disabled(without))
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
                        .setReason(disabled(without))
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
        resolution.all(request.getContext(), observer, FlagdV1Endpoint::responseOf);
    }

    private static ResolveAllResponse responseOf(List<Answer> answers) {
        ResolveAllResponse.Builder response = ResolveAllResponse.newBuilder();
        answers.forEach(answer -> response.putFlags(answer.decision().flagKey(), flagOf(answer)));
        return response.build();
    }

    private static AnyFlag flagOf(Answer answer) {
        Decision.Served decision = answer.decision();
        AnyFlag.Builder flag = AnyFlag.newBuilder()
                .setReason(decision.reason().name())
                .setVariant(decision.variant().key())
                .setMetadata(FlagdValues.metadata(answer));
        return switch (decision.variant().value()) {
            case Value.Bool(var value) -> flag.setBoolValue(value).build();
            case Value.Text(var value) -> flag.setStringValue(value).build();
            case Value.Whole(var value) -> flag.setDoubleValue(value).build();
            case Value.Decimal(var value) -> flag.setDoubleValue(value).build();
            case Value.Structure _ ->
                flag.setObjectValue(FlagdValues.object(decision)).build();
            case Value.Sequence _, Value.Nothing _ -> flag.build();
        };
    }

    @Override
    public void eventStream(EventStreamRequest request, StreamObserver<EventStreamResponse> observer) {
        streams.open(observer, (type, data) -> EventStreamResponse.newBuilder()
                .setType(type)
                .setData(data)
                .build());
    }
}
