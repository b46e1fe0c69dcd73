package dev.guidon.evaluation.adapter.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/// How messages are written. In JSON, unknown fields are ignored and fields at their defaults are written, as flagd has
/// it: some clients insist on a `value` that is false.
enum MessageFormat {
    PROTO {
        @Override
        <Q> Q read(byte[] bytes, Marshaller<Q> marshaller) {
            return marshaller.parse(new ByteArrayInputStream(bytes));
        }

        @Override
        byte[] write(Object message) {
            return ((Message) message).toByteArray();
        }
    },
    JSON {
        @Override
        @SuppressWarnings("unchecked") // A message's builder builds the message's type.
        <Q> Q read(byte[] bytes, Marshaller<Q> marshaller) throws InvalidProtocolBufferException {
            Message prototype = (Message) ((PrototypeMarshaller<Q>) marshaller).getMessagePrototype();
            Message.Builder builder = prototype.newBuilderForType();
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                JsonFormat.parser().ignoringUnknownFields().merge(text, builder);
            }
            return (Q) builder.build();
        }

        @Override
        byte[] write(Object message) throws InvalidProtocolBufferException {
            return PRINTER.print((Message) message).getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace();

    abstract <Q> Q read(byte[] bytes, Marshaller<Q> marshaller) throws InvalidProtocolBufferException;

    abstract byte[] write(Object message) throws InvalidProtocolBufferException;
}
