package dev.guidon.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Tells the person at the terminal what happens: a line for each part when it is done, and, on a real terminal, one
/// that says what is waited for. Thread-safe.
final class Progress {

    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> pending = new TreeSet<>();

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void say(String line) {
        clear();
        out.println(line);
        showPending();
    }

    synchronized void begins(String part) {
        pending.add(part);
        showPending();
    }

    synchronized void done(String part, String state, Duration took, String where) {
        pending.remove(part);
        String seconds = String.format(Locale.ROOT, "%5.1f s", took.toMillis() / 1_000.0);
        say(String.format(Locale.ROOT, "  %-20s %-8s %s   %s", part, state, seconds, where)
                .stripTrailing());
    }

    synchronized void forget(String part) {
        pending.remove(part);
        clear();
        showPending();
    }

    private void clear() {
        if (terminal) {
            out.print(CLEAR_LINE);
        }
    }

    private void showPending() {
        if (terminal && !pending.isEmpty()) {
            out.print("\r\033[K  … " + String.join(", ", pending));
            out.flush();
        }
    }
}
