package dev.guidon.evaluation.adapter.grpc;

import com.google.protobuf.Message;
import dev.guidon.kit.failure.Failure;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers bytes that are no message with INVALID_ARGUMENT and our own code. Left to itself, gRPC answers INTERNAL
/// without details, as if it were our bug.
final class TolerantRequests {
    private static final Failure MALFORMED = new Failure.Malformed(
            "protobuf", "the request is no message of this method; compare its fields with the .proto file");

    private TolerantRequests() {}

    static ServerServiceDefinition of(ServerServiceDefinition service) {
        List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
        service.getMethods().forEach(method -> methods.add(tolerant(method)));
        ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(
                        service.getServiceDescriptor().getName())
                .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder tolerant = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(tolerant::addMethod);
        return tolerant.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> tolerant(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
        TolerantMarshaller<Q> requests =
                new TolerantMarshaller<>((PrototypeMarshaller<Q>) descriptor.getRequestMarshaller());
        return ServerMethodDefinition.create(
                descriptor.toBuilder(requests, descriptor.getResponseMarshaller())
                        .build(),
                refusing(requests, method.getServerCallHandler()));
    }

    private static <Q, A> ServerCallHandler<Q, A> refusing(
            TolerantMarshaller<Q> requests, ServerCallHandler<Q, A> handler) {
        return (call, headers) -> new SimpleForwardingServerCallListener<Q>(handler.startCall(call, headers)) {
            private boolean refused;

            @Override
            public void onMessage(Q message) {
                if (requests.isMalformed(message)) {
                    refused = true;
                    refuse(call);
                } else {
                    super.onMessage(message);
                }
            }

            /// The handler would miss its message.
            @Override
            public void onHalfClose() {
                if (!refused) {
                    super.onHalfClose();
                }
            }
        };
    }

    private static void refuse(ServerCall<?, ?> call) {
        StatusRuntimeException status = GrpcFailures.exceptionOf(MALFORMED);
        Metadata trailers = status.getTrailers();
        call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    /// Gives a message of its own for bytes that are none.
    private static final class TolerantMarshaller<Q> implements PrototypeMarshaller<Q> {
        private final PrototypeMarshaller<Q> strict;
        private final Q malformed;

        @SuppressWarnings("unchecked") // A message's builder builds the message's type.
        TolerantMarshaller(PrototypeMarshaller<Q> strict) {
            this.strict = strict;
            Message prototype = (Message) strict.getMessagePrototype();
            this.malformed = (Q) prototype.newBuilderForType().build();
        }

        @SuppressWarnings("ReferenceEquality") // An empty message is equal to it, and in order.
        boolean isMalformed(Q message) {
            return message == malformed;
        }

        @Override
        public @Nullable Q getMessagePrototype() {
            return strict.getMessagePrototype();
        }

        @Override
        public Class<Q> getMessageClass() {
            return strict.getMessageClass();
        }

        @Override
        public InputStream stream(Q message) {
            return strict.stream(message);
        }

        @Override
        public Q parse(InputStream bytes) {
            try {
                return strict.parse(bytes);
            } catch (StatusRuntimeException _) {
                return malformed;
            }
        }
    }
}
