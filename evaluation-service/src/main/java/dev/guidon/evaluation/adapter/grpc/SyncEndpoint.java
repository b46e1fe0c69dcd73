package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.guidon.contracts.flagd.sync.v1.FetchAllFlagsRequest;
import dev.guidon.contracts.flagd.sync.v1.FetchAllFlagsResponse;
import dev.guidon.contracts.flagd.sync.v1.FlagSyncServiceGrpc;
import dev.guidon.contracts.flagd.sync.v1.FlagSyncServiceGrpc.AsyncService;
import dev.guidon.contracts.flagd.sync.v1.GetMetadataRequest;
import dev.guidon.contracts.flagd.sync.v1.GetMetadataResponse;
import dev.guidon.contracts.flagd.sync.v1.SyncFlagsRequest;
import dev.guidon.contracts.flagd.sync.v1.SyncFlagsResponse;
import dev.guidon.evaluation.adapter.changes.ChangeStreams;
import dev.guidon.evaluation.decide.AddedContext;
import dev.guidon.evaluation.decide.FlagdAccess;
import dev.guidon.evaluation.decide.FlagdFlags;
import dev.guidon.evaluation.decide.FlagdSettings;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.Optional;

/// `flagd.sync.v1.FlagSyncService`: whole documents, for clients that evaluate in their own process.
@GrpcService
public class SyncEndpoint implements BindableService, AsyncService {
    private final FlagdAccess access;
    private final ChangeStreams streams;
    private final Struct syncContext;
    private final boolean withMetadata;

    SyncEndpoint(FlagdAccess access, ChangeStreams streams, AddedContext added, FlagdSettings settings) {
        this.access = access;
        this.streams = streams;
        Struct.Builder fixed = Struct.newBuilder();
        added.fixed()
                .forEach((name, text) -> fixed.putFields(
                        name, Value.newBuilder().setStringValue(text).build()));
        this.syncContext = fixed.build();
        this.withMetadata = !settings.disableSyncMetadata();
    }

    @Override
    public ServerServiceDefinition bindService() {
        return TolerantRequests.of(FlagSyncServiceGrpc.bindService(this));
    }

    @Override
    public void syncFlags(SyncFlagsRequest request, StreamObserver<SyncFlagsResponse> observer) {
        ServerCallStreamObserver<SyncFlagsResponse> call = (ServerCallStreamObserver<SyncFlagsResponse>) observer;
        OneAnswer.orRefuse(observer, () -> {
            FlagdFlags flags = open(request.getSelector());
            String document = flags.document();
            SyncStream stream = new SyncStream(call, syncContext, document);
            call.setOnReadyHandler(stream::drain);
            call.setOnCancelHandler(() -> streams.close(flags, stream));
            if (!streams.open(flags, stream)) {
                call.onError(EventStream.tooMany());
            }
        });
    }

    @Override
    public void fetchAllFlags(FetchAllFlagsRequest request, StreamObserver<FetchAllFlagsResponse> observer) {
        OneAnswer.send(
                observer,
                () -> FetchAllFlagsResponse.newBuilder()
                        .setFlagConfiguration(open(request.getSelector()).document())
                        .build(),
                GrpcFailures::exceptionOf);
    }

    /// The selector of the call goes before the one in its message.
    private FlagdFlags open(String selector) {
        FlagdCall call = FlagdCall.CALL.get();
        return access.open(
                call.key(), call.selector().or(() -> Optional.of(selector).filter(named -> !named.isEmpty())));
    }

    @Override
    public void getMetadata(GetMetadataRequest request, StreamObserver<GetMetadataResponse> observer) {
        if (!withMetadata) {
            observer.onError(Status.UNIMPLEMENTED
                    .withDescription("read sync_context of SyncFlags instead")
                    .asRuntimeException());
            return;
        }
        observer.onNext(
                GetMetadataResponse.newBuilder().setMetadata(syncContext).build());
        observer.onCompleted();
    }
}
