package dev.guidon.evaluation.adapter.connect;

import io.grpc.Status;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How a call travels in HTTP.
///
/// @param contentType of request and response
/// @param framing of messages
record Wire(String contentType, MessageFormat format, Framing framing) {
    private static final int LAST = 0x02;
    private static final int TRAILERS = 0x80;

    enum Framing {
        /// Connect's unary calls: the message is the body.
        BARE,
        /// Connect's streams: each message behind five bytes, then what became of the call as JSON.
        ENVELOPES,
        /// gRPC-Web: each message behind five bytes, then trailers in the body.
        WEB
    }

    /// Empty for a content type of another protocol.
    static Optional<Wire> of(String contentType) {
        String type = contentType.replaceFirst(";.*", "").strip();
        return switch (type) {
            case "application/proto" -> Optional.of(new Wire(type, MessageFormat.PROTO, Framing.BARE));
            case "application/json" -> Optional.of(new Wire(type, MessageFormat.JSON, Framing.BARE));
            case "application/connect+proto" -> Optional.of(new Wire(type, MessageFormat.PROTO, Framing.ENVELOPES));
            case "application/connect+json" -> Optional.of(new Wire(type, MessageFormat.JSON, Framing.ENVELOPES));
            case "application/grpc-web", "application/grpc-web+proto" ->
                Optional.of(new Wire(type, MessageFormat.PROTO, Framing.WEB));
            case "application/grpc-web+json" -> Optional.of(new Wire(type, MessageFormat.JSON, Framing.WEB));
            default -> Optional.empty();
        };
    }

    /// A message as it goes out.
    Buffer framed(byte[] message) {
        return framing == Framing.BARE ? Buffer.buffer(message) : envelope(0, message);
    }

    /// What ends a response after its messages; empty where nothing does.
    Optional<Buffer> end(Status status) {
        return switch (framing) {
            case BARE -> Optional.empty();
            case ENVELOPES -> {
                JsonObject end = status.isOk() ? new JsonObject() : new JsonObject().put("error", error(status));
                yield Optional.of(envelope(LAST, end.toBuffer().getBytes()));
            }
            case WEB -> Optional.of(envelope(TRAILERS, trailers(status).getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static String trailers(Status status) {
        String text = status.getDescription();
        String message = text == null
                ? ""
                : "grpc-message: "
                        + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20") + "\r\n";
        return "grpc-status: " + status.getCode().value() + "\r\n" + message;
    }

    /// An error in Connect's words.
    static JsonObject error(Status status) {
        JsonObject error =
                new JsonObject().put("code", ConnectCode.of(status.getCode()).word());
        return status.getDescription() == null ? error : error.put("message", status.getDescription());
    }

    private static Buffer envelope(int flags, byte[] content) {
        return Buffer.buffer(content.length + 5)
                .appendByte((byte) flags)
                .appendInt(content.length)
                .appendBytes(content);
    }
}
