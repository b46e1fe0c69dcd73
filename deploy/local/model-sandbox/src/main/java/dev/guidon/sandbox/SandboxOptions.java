package dev.guidon.sandbox;

import dev.guidon.sandbox.http.Disturbance;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the command line and the environment ask for.
///
/// @param evaluate measure the models and end, instead of serving them
public record SandboxOptions(
        InetSocketAddress address, Optional<Path> cacheDirectory, Disturbance disturbance, boolean evaluate) {
    static final String USAGE = """
            usage: model-sandbox [options]
              --port N         where to listen; default: environment variable PORT, else 8090; 0: any free port
              --host NAME      the interface to listen on; default 127.0.0.1
              --cache-dir DIR  keeps computed training vectors from one start to the next
              --latency-ms N   adds so much to every inference
              --fail-every N   every Nth inference fails with status 503
              --evaluate       prints how good the models are on held-out messages, and ends
              --help           prints this""";

    private static final String DEFAULT_PORT = "8090";
    private static final Set<String> WITH_VALUE =
            Set.of("--port", "--host", "--cache-dir", "--latency-ms", "--fail-every");
    private static final String EVALUATE = "--evaluate";

    /// Fails with an [IllegalArgumentException] that names the option at fault.
    static SandboxOptions parse(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = collect(new ArrayDeque<>(arguments));
        String port = given.getOrDefault("--port", environment.getOrDefault("PORT", DEFAULT_PORT));
        return new SandboxOptions(
                address(given.getOrDefault("--host", "127.0.0.1"), number("--port (or PORT)", port, 65_535)),
                Optional.ofNullable(given.get("--cache-dir")).map(Path::of),
                disturbance(given),
                given.containsKey(EVALUATE));
    }

    private static InetSocketAddress address(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("--host is an address of this machine, and '" + host + "' is not known");
        }
        return address;
    }

    private static Disturbance disturbance(Map<String, String> given) {
        int latency = number("--latency-ms", given.getOrDefault("--latency-ms", "0"), 600_000);
        int failEvery = number("--fail-every", given.getOrDefault("--fail-every", "0"), Integer.MAX_VALUE);
        return new Disturbance(Duration.ofMillis(latency), failEvery);
    }

    private static Map<String, String> collect(Deque<String> arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        while (!arguments.isEmpty()) {
            String option = arguments.pop();
            if (option.equals(EVALUATE)) {
                given.put(option, "");
            } else if (!WITH_VALUE.contains(option)) {
                throw new IllegalArgumentException("there is no option " + option);
            } else if (arguments.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            } else {
                given.put(option, arguments.pop());
            }
        }
        return given;
    }

    private static int number(String option, String value, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is a whole number, not '" + value + "'", e);
        }
        throw new IllegalArgumentException(option + " is between 0 and " + max + ", not " + value);
    }
}
