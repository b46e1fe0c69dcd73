package dev.guidon.e2e.flagd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A stock OpenFeature client for Node, in a process of its own.
final class NodeClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param errorCode empty when there is none
    record Told(JsonNode value, String variant, String reason, String errorCode) {
        boolean isTrue() {
            return value.asBoolean();
        }

        String text() {
            return value.asText();
        }
    }

    private final Process process;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();

    private NodeClient(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /// Fetches the packages that the lock file names, into a folder of the build.
    static Path install(Path repository) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(repository.resolve("e2e/target/node"));
        for (String file : List.of("package.json", "package-lock.json", "client.mjs")) {
            Files.copy(
                    repository.resolve("e2e/src/test/node").resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.log").toFile())
                .start();
        if (npm.waitFor() != 0) {
            throw new IllegalStateException("npm ci failed: " + Files.readString(folder.resolve("npm.log")));
        }
        return folder;
    }

    static NodeClient start(Path folder, String mode, int port) {
        return start(folder, mode, String.valueOf(port));
    }

    /// @param place a port, or the path of a Unix socket
    static NodeClient start(Path folder, String mode, String place) {
        List<String> command = List.of("node", "client.mjs", mode, place);
        try {
            return new NodeClient(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(folder.resolve("client-" + mode + ".log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                JsonNode said = JSON.readTree(line);
                if (said.has("answer")) {
                    answers.add(said.get("answer"));
                } else {
                    events.add(said);
                }
                line = lines.readLine();
            }
        } catch (IOException ended) {
            answers.add(JSON.createObjectNode().put("ended", ended.toString()));
        }
    }

    /// @param type boolean, string, number or object
    Told ask(String type, String flag, Object otherwise, Map<String, ?> context) {
        try {
            String question = JSON.writeValueAsString(
                    Map.of("type", type, "flag", flag, "otherwise", otherwise, "context", context));
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            JsonNode answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("no answer about " + flag);
            }
            return new Told(
                    answer.path("value"),
                    answer.path("variant").asText(),
                    answer.path("reason").asText(),
                    answer.path("errorCode").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Waits until the provider has said an event; those before it are forgotten.
    JsonNode await(String event) {
        return Awaitility.await(event)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            JsonNode said = events.poll();
                            return said == null ? JSON.createObjectNode() : said;
                        },
                        said -> said.path("event").asText().equals(event));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
