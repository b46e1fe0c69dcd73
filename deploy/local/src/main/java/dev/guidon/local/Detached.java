package dev.guidon.local;

import dev.guidon.servers.Launch;
import dev.guidon.servers.ProcessIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Starts processes that go on when this one ends.
final class Detached {

    private static final long LONGEST_LOG = 10L << 20;
    private static final File NOTHING = new File("/dev/null");

    /// A session of its own keeps the keyboard's Ctrl-C and the closing terminal away. Linux has `setsid`, macOS has
    /// Perl; each of them *becomes* the program, so the number of the process stays.
    private static final String SCRIPT = """
            trap '' HUP
            command -v setsid >/dev/null && exec setsid "$@"
            command -v perl >/dev/null && exec perl -e 'use POSIX "setsid"; setsid(); exec @ARGV' "$@"
            exec "$@"
            """;

    private Detached() {}

    static ProcessIdentity start(Launch launch, Path folder, Path log) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(log.getParent());
        putAsideWhenLong(log);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "detached"));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        long pid = builder.start().pid();
        return ProcessIdentity.of(pid)
                .orElseThrow(() -> new IOException("process " + pid + " ended at once: see " + log));
    }

    /// Keeps one earlier log, so that many starts do not fill the disk.
    private static void putAsideWhenLong(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
