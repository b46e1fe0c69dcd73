package dev.guidon.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What one run of a benchmark found.
public record Report(String benchmark, Circumstances circumstances, List<Figure> figures, List<Ratio> ratios) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    public Report {
        figures = List.copyOf(figures);
        ratios = List.copyOf(ratios);
    }

    /// Replaces the last results of the same benchmark, so that the difference to a committed baseline shows.
    public void writeInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(benchmark + ".json"), JSON.writeValueAsString(this) + "\n");
    }

    public void print(PrintStream out) {
        out.println();
        out.println("| measured | what | value | spread |");
        out.println("|---|---|---:|---:|");
        figures.forEach(figure -> out.printf(
                Locale.ROOT,
                "| %s | %s | %s %s | ± %s |%n",
                figure.subject(),
                figure.what(),
                shown(figure.value()),
                figure.unit(),
                shown(figure.spread())));
        out.println();
        out.println("| ratio | value | target | met |");
        out.println("|---|---:|---:|---|");
        ratios.forEach(ratio -> out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                ratio.what(),
                shown(ratio.value()),
                ratio.target(),
                ratio.met() ? "yes" : "no"));
    }

    /// Three significant digits are more than these machines can repeat.
    private static String shown(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
