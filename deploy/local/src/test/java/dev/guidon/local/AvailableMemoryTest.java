package dev.guidon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableMemoryTest {

    private final Path folder;
    private final AvailableMemory memory;

    AvailableMemoryTest(@TempDir Path folder) {
        this.folder = folder;
        this.memory = new AvailableMemory(folder, folder);
    }

    @Test
    void isWhatTheMachineHasLeft() throws IOException {
        machineHas(4_096);

        assertThat(memory.mebibytes()).hasValue(4_096);
    }

    @Test
    void isLessInAContainerThatGivesLess() throws IOException {
        machineHas(4_096);
        containerAllows(String.valueOf(1_024L << 20), 1_000L << 20);

        assertThat(memory.mebibytes()).hasValue(24);
    }

    @Test
    void aContainerWithoutALimitGivesWhatTheMachineHas() throws IOException {
        machineHas(4_096);
        containerAllows("max", 1_000L << 20);

        assertThat(memory.mebibytes()).hasValue(4_096);
    }

    @Test
    void isUnknownWhereTheSystemDoesNotSay() {
        assertThat(memory.mebibytes()).isEmpty();
    }

    private void machineHas(long mebibytes) throws IOException {
        Files.writeString(
                folder.resolve("meminfo"), "MemTotal:  99999999 kB\nMemAvailable:   " + mebibytes * 1_024 + " kB\n");
    }

    private void containerAllows(String limit, long used) throws IOException {
        Files.writeString(folder.resolve("memory.max"), limit + "\n");
        Files.writeString(folder.resolve("memory.current"), used + "\n");
    }
}
