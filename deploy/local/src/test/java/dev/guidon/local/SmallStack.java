package dev.guidon.local;

import dev.guidon.servers.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A stack of fake services in a folder of its own, which is stopped when the test is over.
final class SmallStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(screen, true, StandardCharsets.UTF_8), false);
    private final List<Part> parts = new ArrayList<>();
    private final StackFolder folder;

    SmallStack(Path repository) {
        this.folder = StackFolder.in(repository);
    }

    /// Adds a service that needs the ones named.
    Part add(String name, FakeService.Mood mood, String... needs) {
        Part part = part(name, mood, needs);
        parts.add(part);
        return part;
    }

    static Part part(String name, FakeService.Mood mood, String... needs) {
        int port = freePort();
        Path classes = Path.of("target/test-classes").toAbsolutePath();
        List<String> arguments = List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                classes.toString(),
                FakeService.class.getName(),
                String.valueOf(port),
                mood.name());
        JavaProgram program =
                new JavaProgram(classes, arguments, Map.of(), URI.create("http://127.0.0.1:" + port + "/"));
        return new Part(name, List.of(port), Set.of(needs), 64, program);
    }

    StackFolder folder() {
        return folder;
    }

    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    void up() {
        prepareUp(PATIENCE).run(parts, new Checks(AvailableMemory.ofThisMachine()));
    }

    Up prepareUp(Duration patience) {
        return new Up(folder, progress, patience, down());
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    Down down() {
        return new Down(folder, progress, Duration.ofSeconds(1));
    }

    ProcessHandle process(Part part) throws IOException {
        return RunFile.of(folder, part).living().orElseThrow();
    }

    boolean runs(Part part) throws IOException {
        return RunFile.of(folder, part).living().isPresent();
    }

    @Override
    public void close() {
        down().run(parts);
    }

    private static int freePort() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
