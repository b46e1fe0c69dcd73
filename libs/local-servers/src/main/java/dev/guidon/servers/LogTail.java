package dev.guidon.servers;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log, for a message that says why a program died.
public final class LogTail {

    private static final int BYTES = 8_192;
    private static final int LINES = 15;

    private LogTail() {}

    /// The last lines, indented; empty where there is no log.
    public static String of(Path log) {
        try {
            List<String> lines = Files.exists(log) ? lastBytes(log).lines().toList() : List.of();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return last.isEmpty() ? "" : "    " + String.join("\n    ", last);
        } catch (IOException e) {
            return "    (cannot read " + log + ")";
        }
    }

    private static String lastBytes(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[BYTES];
            int read = Math.max(0, file.read(end));
            return new String(end, 0, read, StandardCharsets.UTF_8);
        }
    }
}
