package dev.guidon.e2e.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.e2e.client.Http;
import dev.guidon.e2e.platform.Platform;
import dev.guidon.e2e.platform.PlatformExtension;
import dev.guidon.e2e.platform.Repository;
import dev.guidon.e2e.platform.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Whoever generates a Java client from the OpenAPI document that flag-service publishes gets one that compiles, and
/// reads no warning about the document.
@ExtendWith(PlatformExtension.class)
final class GeneratedClientIT {
    private static final int SECONDS = 240;
    /// What the generator says of itself: about documents of this version of OpenAPI, and about answers that are a
    /// stream of lines.
    private static final List<String> OF_ITSELF = List.of(
            "OpenAPI 3.1 support is still in beta", "examples can currently only be generated for application/json");

    private final Platform platform;
    private final Path tools = Repository.root().resolve("e2e/target/openapi");

    GeneratedClientIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void theDocumentOfFlagServiceGeneratesAClientWithoutWarnings(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path document = Files.writeString(
                folder.resolve("openapi.yaml"),
                Http.anonymous(platform.url(Service.FLAG_SERVICE))
                        .get("/q/openapi")
                        .body());

        List<String> generated = run(
                folder,
                "java",
                "-jar",
                tools.resolve("generator.jar").toString(),
                "generate",
                "--generator-name",
                "java",
                "--library",
                "native",
                "--additional-properties",
                "openApiNullable=false,useJakartaEe=true,hideGenerationTimestamp=true",
                "--input-spec",
                document.toString(),
                "--output",
                folder.resolve("client").toString());

        assertThat(generated)
                .filteredOn(line -> line.contains("WARN ") || line.contains("ERROR"))
                .allMatch(line -> OF_ITSELF.stream().anyMatch(line::contains));
        assertThat(compiled(folder)).filteredOn(line -> line.contains("error:")).isEmpty();
    }

    private List<String> compiled(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "javac",
                "-proc:none",
                "-d",
                folder.resolve("classes").toString(),
                "-cp",
                tools.resolve("generator.jar") + ":" + tools.resolve("annotations.jar")));
        try (Stream<Path> files = Files.walk(folder.resolve("client/src/main/java"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
        }
        return run(folder, command.toArray(String[]::new));
    }

    /// @return the lines that a program of the JDK printed; it ended well
    private static List<String> run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve(command[0] + ".log");
        String[] found = command.clone();
        found[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Process process = new ProcessBuilder(found)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(Files.readString(output, UTF_8)).isZero();
        return Files.readAllLines(output, UTF_8);
    }
}
