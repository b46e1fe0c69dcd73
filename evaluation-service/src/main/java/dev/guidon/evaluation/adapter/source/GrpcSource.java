package dev.guidon.evaluation.adapter.source;

import dev.guidon.contracts.flagd.sync.v1.FlagSyncServiceGrpc;
import dev.guidon.contracts.flagd.sync.v1.SyncFlagsRequest;
import dev.guidon.contracts.flagd.sync.v1.SyncFlagsResponse;
import dev.guidon.evaluation.standalone.DocumentSource;
import dev.guidon.evaluation.standalone.SourceConfiguration;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Another server of flagd's sync protocol: a flagd, flagd-proxy, or this platform.
record GrpcSource(SourceConfiguration source) implements DocumentSource {
    private static final long PING_SECONDS = 30;

    @Override
    public void follow(Consumer<Supplier<String>> documents) throws IOException {
        ManagedChannel channel = channel();
        try {
            Iterator<SyncFlagsResponse> answers = FlagSyncServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers()))
                    .withMaxInboundMessageSize(source.remote().maxMessageBytes())
                    .syncFlags(SyncFlagsRequest.newBuilder()
                            .setProviderId(source.remote().providerId().orElse(""))
                            .setSelector(source.remote().selector().orElse(""))
                            .build());
            while (answers.hasNext()) {
                String document = answers.next().getFlagConfiguration();
                documents.accept(() -> document);
            }
        } catch (StatusRuntimeException lost) {
            throw new IOException(lost.getStatus().toString(), lost);
        } finally {
            channel.shutdownNow();
        }
    }

    private Metadata headers() {
        Metadata headers = new Metadata();
        source.headers()
                .forEach((name, value) -> headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        source.remote()
                .selector()
                .ifPresent(selector ->
                        headers.put(Metadata.Key.of("flagd-selector", Metadata.ASCII_STRING_MARSHALLER), selector));
        return headers;
    }

    private ManagedChannel channel() throws IOException {
        NettyChannelBuilder builder =
                NettyChannelBuilder.forTarget("dns:///" + source.uri()).keepAliveTime(PING_SECONDS, TimeUnit.SECONDS);
        if (!source.remote().tls()) {
            return builder.usePlaintext().build();
        }
        if (source.remote().certPath().isPresent()) {
            File trusted = new File(source.remote().certPath().get());
            builder.sslContext(GrpcSslContexts.forClient().trustManager(trusted).build());
        }
        return builder.build();
    }
}
