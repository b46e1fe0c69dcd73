package dev.guidon.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.e2e.platform.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/reference/configuration.md` is what the sources say. After a change of settings,
/// `./mvnw -pl e2e test -Dtest=ConfigurationReferenceTest -Dreference.accept=true` writes it anew.
final class ConfigurationReferenceTest {
    private static final String HEAD = """
            # Configuration

            Generated from the sources. Each key can stand in the environment under the name in the second column. All of
            Quarkus's own settings work too: [the local guide](../guide/local.md) names those that every installation needs.
            """;

    private final Path root = Repository.root();
    private final Path reference = root.resolve("docs/reference/configuration.md");

    @Test
    void theReferenceIsWhatTheSourcesSay() throws IOException {
        String generated = HEAD + modules().map(this::chapter).collect(Collectors.joining());

        if (Boolean.getBoolean("reference.accept")) {
            Files.writeString(reference, generated);
        }

        assertThat(reference).content().isEqualTo(generated);
    }

    private static Stream<String> modules() {
        return Stream.of(
                "libs/service-kit",
                "libs/flag-feed",
                "flag-service",
                "evaluation-service",
                "experiment-service",
                "model-gateway");
    }

    private String chapter(String module) {
        List<Setting> settings = settings(module);
        String title = module.startsWith("libs/") ? "All services (" + module + ")" : module;
        return settings.isEmpty()
                ? ""
                : "\n## " + title + "\n\n| key | environment | type | default | meaning |\n|---|---|---|---|---|\n"
                        + settings.stream().map(ConfigurationReferenceTest::row).collect(Collectors.joining());
    }

    private List<Setting> settings(String module) {
        try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith("Settings.java"))
                    .sorted()
                    .flatMap(file -> SettingsReader.read(module, file).stream())
                    .toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static String row(Setting setting) {
        return "| `%s` | `%s` | %s | %s | %s |%n"
                .formatted(
                        setting.key(),
                        setting.variable(),
                        setting.type().replace("Optional<", "").replace(">", ""),
                        setting.defaultValue().map(value -> "`" + value + "`").orElse(""),
                        setting.meaning())
                .replace(System.lineSeparator(), "\n");
    }
}
