package dev.guidon.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A logical Redis database for one test class.
///
/// Channels of publish/subscribe are shared by all logical databases: whoever uses them also puts the key prefix
/// before their names.
public record RedisDatabase(ServerEndpoint server, int index, String keyPrefix) implements AutoCloseable {

    /// The servers for tests have this many; number 0 only counts the others.
    private static final int DATABASES = 1_024;

    private static final int TIMEOUT_MILLIS = 5_000;

    /// Redis itself counts, so test JVMs that run at the same time never take the same one.
    static RedisDatabase take(ServerEndpoint server, String keyPrefix) {
        RedisDatabase counting = new RedisDatabase(server, 0, keyPrefix);
        long taken = Long.parseLong(counting.run("INCR databases-taken").substring(1));
        int index = 1 + (int) ((taken - 1) % (DATABASES - 1));
        RedisDatabase database = new RedisDatabase(server, index, keyPrefix);
        database.close();
        return database;
    }

    public String url() {
        return "redis://" + server.address() + "/" + index;
    }

    /// Empties the database.
    @Override
    public void close() {
        run("FLUSHDB");
    }

    private String run(String command) {
        try (Socket socket = new Socket(server.host(), server.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("SELECT " + index + "\r\n" + command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String selected = answers.readLine();
            String answer = answers.readLine();
            if (selected == null || answer == null || selected.startsWith("-") || answer.startsWith("-")) {
                throw new IllegalStateException(command + " in database " + index + " of " + server + ": " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(command + " fails on " + server, e);
        }
    }
}
