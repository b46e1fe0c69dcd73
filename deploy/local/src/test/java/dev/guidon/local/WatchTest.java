package dev.guidon.local;

import static dev.guidon.local.FakeService.Mood.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final SmallStack stack;

    WatchTest(@TempDir Path repository) {
        this.stack = new SmallStack(repository);
    }

    @AfterEach
    void stopEverything() {
        stack.close();
    }

    @Test
    void aPartThatEndsIsReportedOnceAndTheRestIsLookedAfter() throws IOException {
        stack.add("store", GOOD);
        Part service = stack.add("service", GOOD, "store");
        stack.up();
        Watch watch = watch();
        assertThat(watch.somethingRuns()).isTrue();
        ProcessHandle process = stack.process(service);
        process.destroyForcibly();
        await().until(() -> !process.isAlive());

        assertThat(watch.somethingRuns()).isTrue();
        assertThat(watch.somethingRuns()).isTrue();

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .isEqualTo("  service has ended: ./guidon up starts it again\n");
    }

    @Test
    void whatIsStoppedOnPurposeIsNotReported() throws IOException {
        stack.add("store", GOOD);
        stack.up();
        Watch watch = watch();
        stack.down().run(stack.parts());

        assertThat(watch.somethingRuns()).isFalse();
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private Watch watch() {
        Progress progress = new Progress(new PrintStream(screen, true, StandardCharsets.UTF_8), false);
        return new Watch(stack.folder(), progress, stack.parts());
    }
}
