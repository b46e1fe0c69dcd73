package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    @Test
    void findsTheProcessAgain() {
        assertThat(self.living()).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameNumberForIt() {
        ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.start() - 1);

        assertThat(earlier.living()).isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsNotLiving() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

        process.destroyForcibly().waitFor();

        assertThat(identity.living()).isEmpty();
    }
}
