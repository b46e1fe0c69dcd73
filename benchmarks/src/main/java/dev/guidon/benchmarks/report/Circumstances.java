package dev.guidon.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/// Where and when figures were seen. Names neither the machine nor its user.
///
/// @param commit of the sources, with `+changes` when the tree had some that were not committed
public record Circumstances(
        Instant date,
        String commit,
        String command,
        String processor,
        int processors,
        long memoryMiB,
        String system,
        String jdk) {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    public static Circumstances ofThisRun(String command, InstantSource clock) {
        return new Circumstances(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("guidon.commit", "unknown"),
                command,
                firstProcessor(),
                Runtime.getRuntime().availableProcessors(),
                totalMemoryMiB(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static String firstProcessor() {
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException _) {
            return "unknown";
        }
    }

    private static long totalMemoryMiB() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }
}
