package dev.guidon.local;

import java.nio.file.Path;

/// Where the stack keeps its things: the folder `.guidon` of the repository, which git ignores.
public record StackFolder(Path path) {

    public static StackFolder in(Path repository) {
        return new StackFolder(repository.toAbsolutePath().normalize().resolve(".guidon"));
    }

    public Path data(String part) {
        return path.resolve("data").resolve(part);
    }

    public Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    Path run(String part) {
        return path.resolve("run").resolve(part + ".properties");
    }

    public Path secrets() {
        return path.resolve("secrets.properties");
    }

    public Path demoKeys() {
        return path.resolve("demo.properties");
    }

    Path lock() {
        return path.resolve("lock");
    }
}
