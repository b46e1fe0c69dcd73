package dev.guidon.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// One process for good: its number and when it started, because numbers are used again.
///
/// @param start on Linux the kernel's own count of ticks since boot, which no change of the wall clock moves;
///     elsewhere the start in seconds
public record ProcessIdentity(long pid, long start) {

    private static final int STATE = 0;
    private static final int THREADS = 17;
    private static final int START = 19;
    private static final String ZOMBIE = "Z";

    /// Empty when there is no such process.
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessHandle.of(pid).map(process -> new ProcessIdentity(pid, startOf(process)));
    }

    /// The process itself; empty when it has ended, whatever has its number now.
    public Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(process -> startOf(process) == start)
                .filter(_ -> !hasEndedUnnoticed());
    }

    /// Some containers have nobody who takes note of orphans that end: they stay as zombies for good. A zombie of
    /// which more than one thread is left is still closing its files and ports, so it counts as living.
    private boolean hasEndedUnnoticed() {
        return field(pid, STATE).filter(ZOMBIE::equals).isPresent()
                && field(pid, THREADS)
                        .filter(threads -> Integer.parseInt(threads) <= 1)
                        .isPresent();
    }

    private static long startOf(ProcessHandle process) {
        return field(process.pid(), START).map(Long::valueOf).orElseGet(() -> process.info()
                .startInstant()
                .map(Instant::getEpochSecond)
                .orElse(0L));
    }

    /// `proc_pid_stat(5)`: fields are counted behind the name, which may contain anything but ends with the last
    /// parenthesis.
    private static Optional<String> field(long pid, int index) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" ")[index]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
