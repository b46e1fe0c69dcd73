package dev.guidon.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Prints for a person: chapters, sentences and aligned tables, in colour where the terminal has it.
final class Screen {
    private final PrintStream out;
    private final boolean colours;
    private int chapter;

    Screen(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void chapter(String title) {
        chapter++;
        out.printf("%n%s%n", bold(chapter + "  " + title));
    }

    void say(String format, Object... values) {
        out.println("   " + String.format(Locale.ROOT, format, values));
    }

    /// @param rows the first one is the heading; all have as many cells
    void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder("   ");
            for (int i = 0; i < columns; i++) {
                String cell = rows.get(r).get(i);
                String padding = " ".repeat(widths[i] - cell.length());
                line.append(i == 0 ? cell + padding : padding + cell).append("   ");
            }
            out.println(
                    r == 0
                            ? faint(line.toString().stripTrailing())
                            : line.toString().stripTrailing());
        }
    }

    String good(String text) {
        return colours ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    String bad(String text) {
        return colours ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    private String bold(String text) {
        return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String faint(String text) {
        return colours ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
