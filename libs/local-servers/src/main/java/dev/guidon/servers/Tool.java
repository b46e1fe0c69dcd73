package dev.guidon.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Short programs that do one thing and end.
final class Tool {

    private static final long DEADLINE_SECONDS = 120;
    private static final File NOTHING = new File("/dev/null");

    private Tool() {}

    /// Runs to the end, with the output in a file that the failure quotes.
    static void run(List<String> command, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(NOTHING));
        if (exitCode(builder.start()) != 0) {
            throw new ServerNotStarted(Path.of(command.getFirst()).getFileName() + " failed\n" + LogTail.of(output));
        }
    }

    static boolean succeeds(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            return exitCode(builder.start()) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            if (process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("no end within " + DEADLINE_SECONDS + " seconds");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
