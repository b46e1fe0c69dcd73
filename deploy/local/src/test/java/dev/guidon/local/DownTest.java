package dev.guidon.local;

import static dev.guidon.local.FakeService.Mood.GOOD;
import static dev.guidon.local.FakeService.Mood.STUBBORN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.servers.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownTest {

    private final SmallStack stack;

    DownTest(@TempDir Path repository) {
        this.stack = new SmallStack(repository);
    }

    @AfterEach
    void stopEverything() {
        stack.close();
    }

    @Test
    void whatOthersNeedStopsLast() throws IOException {
        Part store = stack.add("store", GOOD);
        Part service = stack.add("service", GOOD, "store");
        stack.up();

        stack.down().run(stack.parts());

        assertThat(stack.runs(store)).isFalse();
        assertThat(stack.runs(service)).isFalse();
        assertThat(stack.screen()).containsPattern("(?s)service +stopped.*store +stopped");
    }

    @Test
    void whoDoesNotGoWhenAskedIsKilled() throws IOException {
        Part stubborn = stack.add("stubborn", STUBBORN);
        stack.up();

        stack.down().run(stack.parts());

        assertThat(stack.runs(stubborn)).isFalse();
        assertThat(stack.screen()).containsPattern("stubborn +killed");
    }

    @Test
    void stoppingTwiceIsNoProblem() {
        stack.add("store", GOOD);
        stack.up();
        stack.down().run(stack.parts());

        stack.down().run(stack.parts());

        assertThat(stack.screen()).containsOnlyOnce("stopped");
    }

    @Test
    void aForeignProcessWithTheSameNumberIsLeftAlone() throws Exception {
        Part store = stack.add("store", GOOD);
        Process foreign = new ProcessBuilder("sleep", "600").start();
        ProcessIdentity identity = ProcessIdentity.of(foreign.pid()).orElseThrow();
        RunFile.of(stack.folder(), store).write(new ProcessIdentity(foreign.pid(), identity.start() - 1));

        stack.down().run(stack.parts());

        assertThat(foreign.isAlive()).isTrue();
        foreign.destroyForcibly().waitFor();
    }
}
