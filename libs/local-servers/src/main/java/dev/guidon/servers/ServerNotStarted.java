package dev.guidon.servers;

/// A server did not come up. The message is one line for people, followed by the end of the server's log if there is
/// any.
public final class ServerNotStarted extends RuntimeException {

    public ServerNotStarted(String message) {
        super(message);
    }

    public ServerNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
