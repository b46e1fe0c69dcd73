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
    void isEmptyWhereNothingWasLogged() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.log"));

        assertThat(LogTail.of(empty)).isEmpty();
        assertThat(LogTail.of(folder.resolve("none.log"))).isEmpty();
    }
}
