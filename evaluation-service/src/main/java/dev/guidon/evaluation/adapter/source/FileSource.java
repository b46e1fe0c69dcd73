package dev.guidon.evaluation.adapter.source;

import dev.guidon.evaluation.standalone.DocumentSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file, looked at four times a second. Looking finds what notices of a file system do not: another file that was
/// renamed into its place, links that point elsewhere since (as Kubernetes swaps config maps), and network mounts.
record FileSource(Path path) implements DocumentSource {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    /// What tells one content of a file from the next.
    private record State(
            Path real,
            FileTime modified,
            long size,
            @Nullable Object fileKey) {
        static State of(Path path) throws IOException {
            Path real = path.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return new State(real, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    @Override
    public void follow(Consumer<Supplier<String>> documents) throws IOException, InterruptedException {
        State known = null;
        while (true) {
            State now = State.of(path);
            if (!now.equals(known)) {
                String text = Files.readString(path);
                known = now;
                documents.accept(() -> DocumentFormat.toJson(text, path.toString(), ""));
            }
            Thread.sleep(INTERVAL);
        }
    }
}
