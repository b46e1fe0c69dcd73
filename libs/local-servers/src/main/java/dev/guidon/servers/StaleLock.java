package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The `postmaster.pid` of a server that was killed, whose number another program has by now.
///
/// PostgreSQL itself recognises a lock whose process is gone, and it looks for surviving backends first, so such a lock
// is left to it.
/// It cannot tell a foreign program with the same number from a running server and refuses to start: only that lock
// goes.
final class StaleLock {

    private StaleLock() {}

    static void removeFrom(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (Files.exists(lock) && heldByAnotherProgram(Files.readAllLines(lock))) {
            Files.deleteIfExists(lock);
        }
    }

    private static boolean heldByAnotherProgram(List<String> lock) {
        return ProcessHandle.of(Long.parseLong(lock.getFirst().strip()))
                .flatMap(process -> process.info().command())
                .filter(command -> !command.endsWith("/postgres"))
                .isPresent();
    }
}
