package dev.guidon.evaluation.adapter.connect;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The one message that a request brings, out of its envelope and unpacked.
final class RequestBody {
    private static final int ENVELOPE = 5;
    private static final int COMPRESSED = 0x01;
    /// What a small body may not blow up to.
    private static final int MAX_UNPACKED = 10_000_000;

    private RequestBody() {}

    /// @throws IOException saying what is wrong with it
    static byte[] of(HttpServerRequest request, Wire wire, byte[] body) throws IOException {
        return switch (wire.framing()) {
            case BARE -> unpacked(body, request.getHeader("Content-Encoding"));
            case ENVELOPES -> enveloped(body, request.getHeader("Connect-Content-Encoding"));
            case WEB -> enveloped(body, request.getHeader("grpc-encoding"));
        };
    }

    private static byte[] enveloped(byte[] body, @Nullable String encoding) throws IOException {
        if (body.length < ENVELOPE) {
            throw new IOException("the body is no envelope");
        }
        ByteBuffer bytes = ByteBuffer.wrap(body);
        int flags = bytes.get();
        int length = bytes.getInt();
        if (length != bytes.remaining()) {
            throw new IOException("the body is not one envelope");
        }
        byte[] message = new byte[length];
        bytes.get(message);
        return (flags & COMPRESSED) == 0 ? message : unpacked(message, encoding);
    }

    private static byte[] unpacked(byte[] bytes, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.isEmpty() || encoding.equals("identity")) {
            return bytes;
        }
        if (!encoding.equals("gzip")) {
            throw new IOException("the encoding '" + encoding + "' is not supported; there is gzip");
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes(MAX_UNPACKED + 1);
            if (unpacked.length > MAX_UNPACKED) {
                throw new IOException("the body unpacks to more than " + MAX_UNPACKED + " bytes");
            }
            return unpacked;
        }
    }
}
