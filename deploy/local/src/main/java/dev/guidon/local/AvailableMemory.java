package dev.guidon.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// How much memory this machine, or the container this runs in, can still give.
///
/// @param proc normally `/proc`
/// @param cgroup normally `/sys/fs/cgroup`, in the layout of version 2
record AvailableMemory(Path proc, Path cgroup) {

    private static final long KIBIBYTE = 1_024;
    private static final long MEBIBYTE = KIBIBYTE * KIBIBYTE;

    static AvailableMemory ofThisMachine() {
        return new AvailableMemory(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    /// Empty where the system does not say (macOS): then nothing is refused.
    OptionalLong mebibytes() {
        return LongStream.concat(ofMachine().stream(), ofContainer().stream()).min();
    }

    private OptionalLong ofMachine() {
        try {
            return Files.readAllLines(proc.resolve("meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTE)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /// A container without a limit says `max`, which is no number.
    private OptionalLong ofContainer() {
        try {
            long limit = Long.parseLong(
                    Files.readString(cgroup.resolve("memory.max")).strip());
            long used = Long.parseLong(
                    Files.readString(cgroup.resolve("memory.current")).strip());
            return OptionalLong.of(Math.max(0, limit - used) / MEBIBYTE);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
