package dev.guidon.gateway.adapter.openai;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/// The last bytes of a stream, however long it is. Copies each byte twice at most.
public final class StreamTail {
    /// Enough for the events that end a stream.
    private static final int KEPT = 8_192;

    private final byte[] bytes = new byte[2 * KEPT];
    private int filled;

    public void add(Buffer piece) {
        int length = Math.min(piece.length(), KEPT);
        if (length == KEPT) {
            filled = 0;
        } else if (filled + length > bytes.length) {
            System.arraycopy(bytes, filled - KEPT, bytes, 0, KEPT);
            filled = KEPT;
        }
        piece.getBytes(piece.length() - length, piece.length(), bytes, filled);
        filled += length;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, filled);
    }

    /// Whether the stream stands between two events, so that another may follow.
    public boolean betweenEvents() {
        return filled == 0 || endsWith("\n\n") || endsWith("\r\n\r\n");
    }

    private boolean endsWith(String end) {
        for (int i = 1; i <= end.length(); i++) {
            if (i > filled || bytes[filled - i] != end.charAt(end.length() - i)) {
                return false;
            }
        }
        return true;
    }
}
