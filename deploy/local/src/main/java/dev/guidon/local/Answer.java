package dev.guidon.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/// What a small program of the system prints.
final class Answer {

    private Answer() {}

    /// The lines it printed; none when it is not there or fails.
    static List<String> of(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            List<String> lines;
            try (BufferedReader output = process.inputReader()) {
                lines = output.lines().toList();
            }
            return process.waitFor() == 0 ? lines : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
