package dev.guidon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidonScriptTest {

    /// What a run of the script ended with.
    private record Result(int exitCode, String output) {}

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "demo", "test", "bench", "help"})
    void helpTellsEveryCommand(String command) throws Exception {
        assertThat(guidon(Map.of(), "help").output()).containsPattern("(?m)^  " + command + " ");
    }

    @Test
    void anUnknownCommandPointsToHelp() throws Exception {
        Result result = guidon(Map.of(), "start");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("guidon: there is no command 'start': see ./guidon help");
    }

    @Test
    void anOldJdkThatIsAskedForIsRefusedInOneLine(@TempDir Path jdk) throws Exception {
        fakeJdk(jdk, "17.0.12");

        Result result = guidon(Map.of("GUIDON_JAVA_HOME", jdk.toString()), "test", "--version");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("guidon: GUIDON_JAVA_HOME=" + jdk + " is no JDK 25 or newer");
    }

    @Test
    void theJdkThatIsAskedForRunsMaven() throws Exception {
        String here = System.getProperty("java.home");

        Result result = guidon(Map.of("GUIDON_JAVA_HOME", here, "JAVA_HOME", "/nowhere"), "test", "--version");

        assertThat(result.output()).contains("Apache Maven").contains(here);
    }

    @Test
    void anUnknownOptionOfLogsIsRefused() throws Exception {
        assertThat(guidon(Map.of(), "logs", "--follow").output()).isEqualTo("guidon: logs knows only -f, not --follow");
    }

    private static void fakeJdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path file = Files.createFile(folder.resolve("bin").resolve(program));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static Result guidon(Map<String, String> environment, String... arguments) throws Exception {
        String script = Path.of("../../guidon").toAbsolutePath().normalize().toString();
        List<String> command =
                Stream.concat(Stream.of(script), Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            String lines = output.lines().collect(Collectors.joining("\n"));
            return new Result(process.waitFor(), lines);
        }
    }
}
