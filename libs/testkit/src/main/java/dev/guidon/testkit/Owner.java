package dev.guidon.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The process that servers are started for and end with. Its start is part of it, because process numbers are used
/// again.
///
/// @param start on Linux the kernel's own count of ticks since boot, which is the same for every JVM that asks and
///     which no change of the wall clock moves; elsewhere the start in seconds
record Owner(long pid, long start) {

    private static final Pattern KEY = Pattern.compile("(\\d+)-(\\d+)(-.*)?");
    private static final int FIELDS_BEFORE_START = 19;

    /// The Maven run above this JVM, so that all test JVMs of one build share their servers; this JVM itself outside
    /// of Maven.
    static Owner ofThisBuild() {
        for (Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
                process.isPresent();
                process = process.get().parent()) {
            if (isMaven(process.get())) {
                return of(process.get());
            }
        }
        return ofThisProcess();
    }

    static Owner ofThisProcess() {
        return of(ProcessHandle.current());
    }

    private static Owner of(ProcessHandle process) {
        return new Owner(process.pid(), startOf(process));
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("org.codehaus.plexus.classworlds.launcher.Launcher"))
                .isPresent();
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).filter(process -> of(process).equals(this)).isPresent();
    }

    /// Begins the name of everything that is kept for this owner.
    String key() {
        return pid + "-" + start;
    }

    /// The owner after whom a file is named; empty for other files.
    static Optional<Owner> ofKey(String name) {
        Matcher parts = KEY.matcher(name);
        return parts.matches()
                ? Optional.of(new Owner(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    private static long startOf(ProcessHandle process) {
        return ticks(Path.of("/proc", String.valueOf(process.pid()), "stat")).orElseGet(() -> process.info()
                .startInstant()
                .map(Instant::getEpochSecond)
                .orElse(0L));
    }

    /// `proc_pid_stat(5)`: field 22, counted behind the name, which may contain anything but ends with the last
    /// parenthesis.
    private static Optional<Long> ticks(Path stat) {
        try {
            String line = Files.readString(stat);
            return Optional.of(
                    Long.valueOf(line.substring(line.lastIndexOf(')') + 2).split(" ")[FIELDS_BEFORE_START]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
