package dev.guidon.servers;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The end of a log, for a message that says why a program died.
public final class LogTail {

    private static final int BYTES = 65_536;
    private static final int LINES = 15;

    /// Where something happened is for the whole log; what happened is for the message.
    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ more).*");

    private LogTail() {}

    /// The last lines that are no stack frames, indented; empty where there is no log.
    public static String of(Path log) {
        try {
            List<String> lines = Files.exists(log) ? tellingLines(lastBytes(log)) : List.of();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return last.isEmpty() ? "" : "    " + String.join("\n    ", last);
        } catch (IOException e) {
            return "    (cannot read " + log + ")";
        }
    }

    private static List<String> tellingLines(String log) {
        return log.lines()
                .filter(line -> !line.isBlank() && !STACK_FRAME.matcher(line).matches())
                .toList();
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
