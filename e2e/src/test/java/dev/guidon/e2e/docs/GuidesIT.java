package dev.guidon.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.e2e.client.Place;
import dev.guidon.e2e.platform.Platform;
import dev.guidon.e2e.platform.PlatformExtension;
import dev.guidon.e2e.platform.Repository;
import dev.guidon.e2e.platform.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The `sh` blocks of each guide, run one after the other in one shell, as a reader would.
@ExtendWith(PlatformExtension.class)
final class GuidesIT {
    private static final Pattern SHELL = Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform;

    GuidesIT(Platform platform) {
        this.platform = platform;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flags",
                "access",
                "gitops",
                "insights",
                "integrations",
                "governance",
                "services",
                "evaluate",
                "experiments",
                "models"
            })
    void everyCommandOfTheGuideSucceeds(String guide, @TempDir Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands(guide))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().putAll(environment(Place.create(platform, "guide-" + guide)));

        Process process = shell.start();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("ended in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static String commands(String guide) throws IOException {
        String text = Files.readString(Repository.root().resolve("docs/guide/" + guide + ".md"));
        String commands = SHELL.matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(commands).as("commands of " + guide).isNotEmpty();
        return commands;
    }

    private Map<String, String> environment(Place place) {
        return Map.of(
                "FLAGS", platform.url(Service.FLAG_SERVICE) + "/api/v1",
                "EVALUATION", platform.address(Service.EVALUATION_SERVICE_1),
                "EXPERIMENTS", platform.url(Service.EXPERIMENT_SERVICE),
                "GATEWAY", platform.url(Service.MODEL_GATEWAY),
                "ADMIN_TOKEN", platform.administratorToken(),
                "SERVER_KEY", place.serverKey(),
                "PROJECT", place.project());
    }
}
