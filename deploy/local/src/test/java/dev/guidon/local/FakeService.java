package dev.guidon.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that behaves like a service, well or badly. It counts its starts in its working folder, as a service
/// keeps data.
final class FakeService {

    enum Mood {
        GOOD,
        /// Ends with a message before it is ready.
        DYING,
        /// Listens, and is never ready.
        UNREADY,
        /// Does not end when asked.
        STUBBORN
    }

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        Mood mood = Mood.valueOf(arguments[1]);
        if (mood == Mood.DYING) {
            System.out.println("the vault is locked");
            System.exit(3);
        }
        if (mood == Mood.STUBBORN) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeService::stayForever));
        }
        long starts = countStart();
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/", exchange -> {
            byte[] body = String.valueOf(starts).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(mood == Mood.UNREADY ? 503 : 200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    private static void stayForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long countStart() throws IOException {
        Path file = Path.of("starts");
        long starts = Files.exists(file) ? Long.parseLong(Files.readString(file)) + 1 : 1;
        Files.writeString(file, String.valueOf(starts));
        return starts;
    }
}
