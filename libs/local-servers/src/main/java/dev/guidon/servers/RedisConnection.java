package dev.guidon.servers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// As much of the Redis protocol (RESP2) as asking whether a server is there takes. Not thread-safe.
final class RedisConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int LINE_END = 2;

    private final Socket socket;
    private final DataInputStream in;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    static RedisConnection open(ServerAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
            return new RedisConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Sends an inline command and returns its answer: a status, a number or a bulk string as text.
    String ask(String... command) throws IOException {
        socket.getOutputStream().write((String.join(" ", command) + "\r\n").getBytes(StandardCharsets.UTF_8));
        String head = line();
        String rest = head.substring(1);
        return switch (head.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> bulk(Integer.parseInt(rest));
            default -> throw new IOException("Redis answers " + head);
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0 || length > LONGEST_ANSWER) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] content = new byte[length];
        in.readFully(content);
        in.readFully(new byte[LINE_END]);
        return new String(content, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_ANSWER) {
                throw new IOException("Redis closes the connection");
            }
            line.append((char) next);
        }
        if (line.length() < 2) {
            throw new IOException("Redis answers nothing");
        }
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
