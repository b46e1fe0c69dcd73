package dev.guidon.local;

import static dev.guidon.local.FakeService.Mood.DYING;
import static dev.guidon.local.FakeService.Mood.GOOD;
import static dev.guidon.local.FakeService.Mood.UNREADY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guidon.servers.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpTest {

    private final Path repository;
    private final SmallStack stack;

    UpTest(@TempDir Path repository) {
        this.repository = repository;
        this.stack = new SmallStack(repository);
    }

    @AfterEach
    void stopEverything() {
        stack.close();
    }

    @Test
    void everythingAnswersWhenUpReturns() {
        Part store = stack.add("store", GOOD);
        Part service = stack.add("service", GOOD, "store");

        stack.up();

        assertThat(store.program().answers()).isTrue();
        assertThat(service.program().answers()).isTrue();
        assertThat(stack.screen()).containsPattern("store +started +\\d+\\.\\d s +127\\.0\\.0\\.1:" + store.port());
    }

    @Test
    void onlyWhatIsDownIsStarted() throws IOException {
        Part store = stack.add("store", GOOD);
        Part service = stack.add("service", GOOD, "store");
        stack.up();
        ProcessHandle storeBefore = stack.process(store);
        kill(stack.process(service));

        stack.up();

        assertThat(stack.process(store)).isEqualTo(storeBefore);
        assertThat(service.program().answers()).isTrue();
        assertThat(stack.screen()).contains("service did not end by ./guidon down: it starts anew");
    }

    @Test
    void dataAreThereAfterARestart() throws IOException {
        Part store = stack.add("store", GOOD);
        stack.up();
        stack.down().run(stack.parts());

        stack.up();

        assertThat(answerOf(store)).isEqualTo("2");
    }

    @Test
    void aTakenPortIsNamedTogetherWithItsHolder() throws IOException {
        Part store = stack.add("store", GOOD);
        try (ServerSocket taken = new ServerSocket(store.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(stack::up)
                    .isInstanceOf(StackProblem.class)
                    .hasMessage("port " + taken.getLocalPort() + " of store is taken by process "
                            + ProcessHandle.current().pid() + " (java): stop that first");
        }
    }

    @Test
    void aPartThatDiesIsReportedWithTheEndOfItsLogAndTheRestIsStoppedAgain() throws IOException {
        Part store = stack.add("store", GOOD);
        Part service = stack.add("service", DYING, "store");

        assertThatThrownBy(stack::up)
                .isInstanceOf(StackProblem.class)
                .hasMessageStartingWith("service ended while it started")
                .hasMessageEndingWith("    the vault is locked");

        assertThat(stack.runs(store)).isFalse();
        assertThat(stack.runs(service)).isFalse();
    }

    @Test
    void aFailureLeavesWhatRanBeforeAsItWas() throws IOException {
        Part store = stack.add("store", GOOD);
        stack.up();
        stack.add("service", DYING, "store");

        assertThatThrownBy(stack::up).isInstanceOf(StackProblem.class);

        assertThat(stack.runs(store)).isTrue();
    }

    @Test
    void nothingStartsOnAPartThatIsNotReady() throws IOException {
        stack.add("store", UNREADY);
        Part service = stack.add("service", GOOD, "store");
        Up up = stack.prepareUp(Duration.ofSeconds(2));

        assertThatThrownBy(() -> up.run(stack.parts(), new Checks(AvailableMemory.ofThisMachine())))
                .hasMessageStartingWith("store is not ready after 2 s");

        assertThat(stack.folder().log("service")).doesNotExist();
        assertThat(stack.runs(service)).isFalse();
    }

    @Test
    void tooLittleMemoryIsSaidBeforeAnythingStarts() throws IOException {
        stack.add("store", GOOD);
        Path proc = Files.createDirectories(repository.resolve("proc"));
        Files.writeString(proc.resolve("meminfo"), "MemAvailable:   10240 kB\n");
        Checks poor = new Checks(new AvailableMemory(proc, repository));

        assertThatThrownBy(() -> stack.prepareUp(Duration.ofSeconds(5)).run(stack.parts(), poor))
                .hasMessage("too little memory: 64 MiB are needed to start store, and 10 MiB are available");

        assertThat(stack.folder().log("store")).doesNotExist();
    }

    @Test
    void aNumberThatAnotherProcessHasByNowIsNotTakenForThePart() throws IOException {
        Part store = stack.add("store", GOOD);
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        RunFile.of(stack.folder(), store).write(new ProcessIdentity(self.pid(), self.start() - 1));

        stack.up();

        assertThat(stack.process(store).pid()).isNotEqualTo(self.pid());
    }

    @Test
    void undoStopsWhatTheRunStartedAndLetsNothingElseStart() throws Exception {
        Part store = stack.add("store", UNREADY);
        Part service = stack.add("service", GOOD, "store");
        Up up = stack.prepareUp(Duration.ofSeconds(60));
        Thread run = Thread.ofVirtual().unstarted(() -> {
            assertThatThrownBy(() -> up.run(stack.parts(), new Checks(AvailableMemory.ofThisMachine())))
                    .hasMessageStartingWith("interrupted");
        });
        run.start();
        await().until(() -> stack.runs(store));

        up.undo();

        assertThat(run.join(Duration.ofSeconds(20))).isTrue();
        assertThat(stack.runs(store)).isFalse();
        assertThat(stack.runs(service)).isFalse();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    private static String answerOf(Part part) throws IOException {
        try (var in = URI.create("http://127.0.0.1:" + part.port()).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
