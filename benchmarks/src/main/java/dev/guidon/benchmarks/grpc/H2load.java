package dev.guidon.benchmarks.grpc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Drives gRPC with nghttp2's `h2load`, one thread.
///
/// @param body the framed request
record H2load(Path body, String authorization) {
    private static final Pattern RATE = Pattern.compile("finished in [^,]+, ([0-9.]+) req/s");
    private static final Pattern SUCCEEDED = Pattern.compile("(\\d+) succeeded");
    private static final Pattern DATA = Pattern.compile("\\((\\d+)\\) data");

    /// The rate at which `side` answered.
    double requestsPerSecond(Side side, Load load) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(side, load))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        // gRPC errors are HTTP successes without a message, so the bytes are counted too.
        long expectedBytes = (long) load.requests() * side.answerLength();
        if (status != 0
                || Long.parseLong(found(SUCCEEDED, output)) != load.requests()
                || Long.parseLong(found(DATA, output)) != expectedBytes) {
            throw new IllegalStateException(
                    side.name() + " did not answer every request with " + side.answerLength() + " bytes:\n" + output);
        }
        return Double.parseDouble(found(RATE, output));
    }

    private List<String> command(Side side, Load load) {
        return List.of(
                "h2load",
                "-n" + load.requests(),
                "-c" + load.connections(),
                "-m" + load.streams(),
                "-t1",
                "-H",
                "content-type: application/grpc",
                "-H",
                "te: trailers",
                "-H",
                "authorization: " + authorization,
                "-d",
                body.toString(),
                side.url());
    }

    private static String found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("h2load said nothing like '" + pattern + "':\n" + output);
        }
        return matcher.group(1);
    }
}
