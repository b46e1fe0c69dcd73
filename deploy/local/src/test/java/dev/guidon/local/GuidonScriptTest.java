package dev.guidon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidonScriptTest {

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "demo", "stats", "test", "bench", "help"})
    void helpTellsEveryCommand(String command) throws Exception {
        assertThat(guidon(Map.of(), "help").output()).containsPattern("(?m)^  " + command + " ");
    }

    @Test
    void anUnknownCommandPointsToHelp() throws Exception {
        ScriptRun result = guidon(Map.of(), "start");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("guidon: there is no command 'start': see ./guidon help");
    }

    @Test
    void anOldJdkThatIsAskedForIsRefusedInOneLine(@TempDir Path jdk) throws Exception {
        fakeJdk(jdk, "17.0.12");

        ScriptRun result = guidon(Map.of("GUIDON_JAVA_HOME", jdk.toString()), "test", "--version");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("guidon: GUIDON_JAVA_HOME=" + jdk + " is no JDK 25 or newer");
    }

    @Test
    void theJdkThatIsAskedForRunsMaven() throws Exception {
        String here = System.getProperty("java.home");

        ScriptRun result = guidon(Map.of("GUIDON_JAVA_HOME", here, "JAVA_HOME", "/nowhere"), "test", "--version");

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

    private static ScriptRun guidon(Map<String, String> environment, String... arguments) throws Exception {
        return ScriptRun.of(ScriptRun.script(), environment, arguments);
    }
}
