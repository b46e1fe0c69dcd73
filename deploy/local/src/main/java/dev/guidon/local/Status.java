package dev.guidon.local;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How every part is, as a table for people.
record Status(List<Row> rows) {

    /// How a part is.
    enum State {
        UP,
        /// The process is there and answers nothing.
        SILENT,
        /// It was started, not stopped, and is gone.
        DIED,
        DOWN
    }

    /// @param uptime and the rest are zero where no process is
    record Row(String name, State state, long pid, int port, Duration uptime, long mebibytes) {}

    private static final String LINE = "%-20s %-6s %8s %6s %12s %10s   %s";

    static Status of(StackFolder folder, List<Part> parts, InstantSource clock) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            rows.add(row(folder, part, clock));
        }
        return new Status(rows);
    }

    private static Row row(StackFolder folder, Part part, InstantSource clock) throws IOException {
        RunFile runFile = RunFile.of(folder, part);
        Optional<ProcessHandle> living = runFile.living();
        if (living.isEmpty()) {
            State state = runFile.read().isPresent() ? State.DIED : State.DOWN;
            return new Row(part.name(), state, 0, part.port(), Duration.ZERO, 0);
        }
        ProcessHandle process = living.get();
        Duration uptime = process.info()
                .startInstant()
                .map(start -> Duration.between(start, clock.instant()))
                .orElse(Duration.ZERO);
        State state = part.program().answers() ? State.UP : State.SILENT;
        return new Row(part.name(), state, process.pid(), part.port(), uptime, MemoryUse.mebibytes(process));
    }

    boolean everythingIsUp() {
        return rows.stream().allMatch(row -> row.state() == State.UP);
    }

    /// A heading, a line for each part, the sum.
    String table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, LINE, "part", "state", "pid", "port", "up for", "memory", "health")
                .stripTrailing());
        rows.forEach(row -> lines.add(line(row)));
        long total = rows.stream().mapToLong(Row::mebibytes).sum();
        lines.add(String.format(Locale.ROOT, LINE, "total", "", "", "", "", total + " MiB", "")
                .stripTrailing());
        return String.join("\n", lines);
    }

    private static String line(Row row) {
        return switch (row.state()) {
            case UP -> running(row, "ok");
            case SILENT -> running(row, "does not answer");
            case DIED -> absent(row, "died", "ended by itself or was killed: see ./guidon logs " + row.name());
            case DOWN -> absent(row, "down", "-");
        };
    }

    private static String running(Row row, String health) {
        String memory = row.mebibytes() + " MiB";
        return String.format(
                Locale.ROOT, LINE, row.name(), "up", row.pid(), row.port(), inWords(row.uptime()), memory, health);
    }

    private static String absent(Row row, String state, String health) {
        return String.format(Locale.ROOT, LINE, row.name(), state, "-", row.port(), "-", "-", health);
    }

    private static String inWords(Duration uptime) {
        if (uptime.toHours() > 0) {
            return uptime.toHours() + " h " + uptime.toMinutesPart() + " min";
        }
        return uptime.toMinutes() > 0
                ? uptime.toMinutes() + " min " + uptime.toSecondsPart() + " s"
                : uptime.toSeconds() + " s";
    }
}
