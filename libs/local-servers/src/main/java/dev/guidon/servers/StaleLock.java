package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The `postmaster.pid` of a server that was killed.
///
/// PostgreSQL refuses to start when the number in it belongs to any process, be it another program that has the
/// number by now or a zombie that nobody took note of. Deleting the file is safe unless a PostgreSQL lives under that
/// number: survivors of the killed server are found by the shared memory that they still hold, whose key is made from
/// the data folder (`PGSharedMemoryCreate`), and stop the start as before.
final class StaleLock {

    private StaleLock() {}

    static void removeFrom(Path data) throws IOException {
        Path lock = data.resolve("postmaster.pid");
        if (Files.exists(lock)
                && !heldByPostgres(Files.readAllLines(lock).getFirst().strip())) {
            Files.deleteIfExists(lock);
        }
    }

    private static boolean heldByPostgres(String pid) {
        return ProcessIdentity.of(Long.parseLong(pid))
                .flatMap(ProcessIdentity::living)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }
}
