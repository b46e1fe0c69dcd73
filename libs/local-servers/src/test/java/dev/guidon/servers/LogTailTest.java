package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private final Path folder;

    LogTailTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void isTheLastLinesOfAnyLog() throws IOException {
        Path log = folder.resolve("server.log");
        Files.writeString(
                log,
                IntStream.rangeClosed(1, 100_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));

        assertThat(LogTail.of(log).lines()).hasSize(15).first().isEqualTo("    line 99986");
        assertThat(LogTail.of(log)).endsWith("line 100000");
    }

    @Test
    void leavesStackFramesOut() throws IOException {
        Path log = folder.resolve("server.log");
        Files.writeString(log, """
                ERROR failed to start
                \tat dev.guidon.Service.main(Service.java:1)
                \t... 9 more
                Caused by: the port is taken
                \tat dev.guidon.Service.listen(Service.java:2)
                """);

        assertThat(LogTail.of(log)).isEqualTo("    ERROR failed to start\n    Caused by: the port is taken");
    }

    @Test
    void isEmptyWhereNothingWasLogged() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.log"));

        assertThat(LogTail.of(empty)).isEmpty();
        assertThat(LogTail.of(folder.resolve("none.log"))).isEmpty();
    }
}
