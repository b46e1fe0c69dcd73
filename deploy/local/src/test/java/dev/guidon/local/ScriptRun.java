package dev.guidon.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run of the script `guidon` ended with.
record ScriptRun(int exitCode, String output) {

    static Path script() {
        return Path.of("../../guidon").toAbsolutePath().normalize();
    }

    static ScriptRun of(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            String lines = output.lines().collect(Collectors.joining("\n"));
            return new ScriptRun(process.waitFor(), lines);
        }
    }
}
