package dev.guidon.local;

import dev.guidon.servers.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Stops parts, those first that others do not need, and leaves no process behind: who does not go when asked goes
/// with -9.
///
/// @param patience how long a part may take to end by itself
record Down(StackFolder folder, Progress progress, Duration patience) {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 20;

    /// Stopping a part that does not run only forgets it.
    void run(List<Part> parts) {
        InOrder.downwards(parts, this::stop);
    }

    private void stop(Part part) {
        RunFile runFile = RunFile.of(folder, part);
        try {
            Optional<ProcessHandle> process = runFile.living();
            if (process.isPresent()) {
                stop(part, process.get());
            }
            runFile.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop(Part part, ProcessHandle process) {
        long begin = System.nanoTime();
        progress.begins(part.name());
        List<ProcessIdentity> family = Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> ProcessIdentity.of(one.pid()).stream())
                .toList();
        signal(part.program().stopSignal(), process.pid());
        boolean went = awaitEnd(family, patience);
        family.forEach(one -> one.living().ifPresent(ProcessHandle::destroyForcibly));
        if (!awaitEnd(family, AFTER_KILL)) {
            throw new StackProblem(part.name() + " (process " + process.pid() + ") does not end, not even with -9");
        }
        progress.done(part.name(), went ? "stopped" : "killed", since(begin), "");
    }

    /// With the shell's own `kill`, because not every machine has the program.
    private static void signal(String name, long pid) {
        var unused = Answer.of("/bin/sh", "-c", "kill -s " + name + " " + pid);
    }

    private static boolean awaitEnd(List<ProcessIdentity> processes, Duration patience) {
        long begin = System.nanoTime();
        while (processes.stream().anyMatch(process -> process.living().isPresent())) {
            if (since(begin).compareTo(patience) > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackProblem("interrupted");
        }
    }
}
