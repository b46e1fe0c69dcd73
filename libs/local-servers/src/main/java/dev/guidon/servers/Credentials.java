package dev.guidon.servers;

/// What a client shows to be let in. Redis and Kafka on the loopback interface ask for nothing: [#NONE].
public record Credentials(String username, String password) {

    public static final Credentials NONE = new Credentials("", "");

    /// The password stays out of logs and messages.
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
