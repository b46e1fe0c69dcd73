package dev.guidon.servers;

/// Where clients reach a server.
public record ServerAddress(String host, int port) {

    public static final String LOOPBACK = "127.0.0.1";

    public ServerAddress {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
        }
    }

    public static ServerAddress onLoopback(int port) {
        return new ServerAddress(LOOPBACK, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
