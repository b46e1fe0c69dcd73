package dev.guidon.sandbox.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The JDK's HTTP server with a virtual thread per request. It listens from construction until [#close()].
public final class SandboxServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService threads;

    private SandboxServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// @param address port 0 lets the system choose; [#port()] tells which
    public static SandboxServer start(InetSocketAddress address, Routes routes) throws IOException {
        tune();
        HttpServer server = HttpServer.create(address, BACKLOG);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", new HttpSurface(routes));
        server.start();
        return new SandboxServer(server, threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Stops at once; requests in flight are cut off.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// The JDK's server takes its settings from system properties, read when its first instance is made.
    ///
    /// Without `nodelay`, the events of a stream wait for the acknowledgement of the one before. Idle connections
    /// stay open longer than clients keep theirs (a minute, commonly), so that no client sends into a connection
    /// just closed. Connections and the time to send a request are bounded, because each costs memory.
    private static void tune() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "120");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "256");
        System.setProperty("jdk.httpserver.maxConnections", "256");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }
}
