package dev.guidon.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checked-out repository that a test runs in.
record Repository(Path root) {

    /// Found upwards from the working folder, which Maven and IDEs set to the module or the root.
    static Repository aroundHere() {
        return around(Path.of("").toAbsolutePath());
    }

    static Repository around(Path folder) {
        for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve("mvnw"))) {
                return new Repository(candidate);
            }
        }
        throw new IllegalStateException(
                "no folder with mvnw above " + folder + ": run the tests inside the repository");
    }

    Path states() {
        return root.resolve("target").resolve("test-servers");
    }

    /// The class path of the keeper, which another module's build has left in its target folder.
    String keeperClassPath() {
        Path target = root.resolve("libs/local-servers/target");
        Path program = target.resolve("classes/dev/guidon/servers/KeepServers.class");
        Path libraries = target.resolve("lib");
        if (!Files.exists(program) || !Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "the servers for tests are not built: ./mvnw -pl libs/local-servers process-classes");
        }
        return target.resolve("classes") + ":" + libraries + "/*";
    }
}
