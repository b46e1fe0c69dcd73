package dev.guidon.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Resident memory of a process with its children. Pages that several of them share count once, divided among them
/// (PSS), where Linux tells; otherwise as often as they are mapped.
final class MemoryUse {

    private static final long KIBIBYTES = 1_024;

    private MemoryUse() {}

    static long mebibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(one -> kibibytes(one.pid()))
                        .sum()
                / KIBIBYTES;
    }

    private static long kibibytes(long pid) {
        Path proc = Path.of("/proc", String.valueOf(pid));
        long shared = field(proc.resolve("smaps_rollup"), "Pss:");
        long resident = shared > 0 ? shared : field(proc.resolve("status"), "VmRSS:");
        return resident > 0 ? resident : askPs(pid);
    }

    private static long field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long askPs(long pid) {
        List<String> lines = Answer.of("ps", "-o", "rss=", "-p", String.valueOf(pid));
        return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
    }
}
