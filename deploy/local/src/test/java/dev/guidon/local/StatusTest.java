package dev.guidon.local;

import static dev.guidon.local.FakeService.Mood.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.guidon.local.Status.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {

    private final SmallStack stack;

    StatusTest(@TempDir Path repository) {
        this.stack = new SmallStack(repository);
    }

    @AfterEach
    void stopEverything() {
        stack.close();
    }

    @Test
    void beforeTheFirstStartEverythingIsDown() throws IOException {
        stack.add("store", GOOD);

        assertThat(status().rows()).extracting(Status.Row::state).containsExactly(State.DOWN);
        assertThat(status().everythingIsUp()).isFalse();
    }

    @Test
    void aRunningPartIsShownWithProcessPortAndMemory() throws IOException {
        Part store = stack.add("store", GOOD);
        stack.up();

        Status status = status();

        assertThat(status.everythingIsUp()).isTrue();
        assertThat(status.rows().getFirst().mebibytes()).isPositive();
        assertThat(status.table())
                .containsPattern("store +up +" + stack.process(store).pid() + " +" + store.port() + " .* MiB +ok");
    }

    @Test
    void aKilledPartIsShownAsDied() throws IOException {
        stack.add("store", GOOD);
        Part service = stack.add("service", GOOD, "store");
        stack.up();
        ProcessHandle process = stack.process(service);

        process.destroyForcibly();
        await().until(() -> !process.isAlive());

        assertThat(status().rows())
                .extracting(Status.Row::name, Status.Row::state)
                .containsExactly(tuple("store", State.UP), tuple("service", State.DIED));
        assertThat(status().everythingIsUp()).isFalse();
        assertThat(status().table()).contains("./guidon logs service");
    }

    @Test
    void aPausedPartIsShownAsNotAnswering() throws Exception {
        Part store = stack.add("store", GOOD);
        stack.up();
        long pid = stack.process(store).pid();

        new ProcessBuilder("/bin/sh", "-c", "kill -s STOP " + pid).start().waitFor();

        await().until(() -> status().rows().getFirst().state() == State.SILENT);
        assertThat(status().everythingIsUp()).isFalse();
    }

    private Status status() throws IOException {
        return Status.of(stack.folder(), stack.parts(), InstantSource.system());
    }
}
