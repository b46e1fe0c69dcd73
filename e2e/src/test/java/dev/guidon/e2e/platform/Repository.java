package dev.guidon.e2e.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the sources are.
public final class Repository {
    private Repository() {}

    /// The folder that holds the build.
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("run the tests inside the repository");
            }
            folder = parent;
        }
        return folder;
    }
}
