package dev.guidon.servers;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A GET to a container engine, of whose answer only the status counts. The JDK's HTTP client knows no Unix sockets.
record EngineRequest(SocketAddress place, String path) {

    private static final int STATUS_LINE = 64;

    /// False for any other answer, for none within the patience, and when nobody listens.
    boolean succeeds(Duration patience) {
        try (SocketChannel channel = open()) {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            Thread.startVirtualThread(() -> answer.complete(exchange(channel)));
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SocketChannel open() throws IOException {
        return place instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private boolean exchange(SocketChannel channel) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n";
        try {
            channel.connect(place);
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(STATUS_LINE);
            channel.read(answer);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).contains(" 200 ");
        } catch (IOException e) {
            return false;
        }
    }
}
