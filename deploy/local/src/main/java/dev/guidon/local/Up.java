package dev.guidon.local;

import dev.guidon.servers.Launch;
import dev.guidon.servers.LogTail;
import dev.guidon.servers.ProcessIdentity;
import dev.guidon.servers.ServerNotStarted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Starts what is down, and waits until every part answers. What already runs stays as it is.
///
/// When a part fails, or a person presses Ctrl-C ([#undo()]), everything that this run started is stopped again. One
/// run per object.
final class Up {

    private static final long PAUSE_MILLIS = 50;

    private final StackFolder folder;
    private final Progress progress;
    private final Duration patience;
    private final Down down;
    private final Queue<StackProblem> problems = new ConcurrentLinkedQueue<>();

    /// Guarded by itself, together with the starting of processes: after [#undo()] has the lock, nothing starts any
    /// more.
    private final List<Part> started = new ArrayList<>();

    /// @param patience how long a part may take to answer
    Up(StackFolder folder, Progress progress, Duration patience, Down down) {
        this.folder = folder;
        this.progress = progress;
        this.patience = patience;
        this.down = down;
    }

    void run(List<Part> parts, Checks checks) {
        List<Part> missing =
                parts.stream().filter(part -> living(part).isEmpty()).toList();
        checks.allPortsAreFree(missing);
        checks.memorySuffices(missing);
        try {
            InOrder.upwards(parts, part -> bringUp(part, missing.contains(part)));
        } catch (StackProblem e) {
            undo();
            throw firstProblem().orElse(e);
        }
    }

    /// Stops what this run has started, and lets it start nothing more.
    void undo() {
        giveUp(new StackProblem("interrupted: what was started is stopped again"));
        synchronized (started) {
            down.run(List.copyOf(started));
        }
    }

    /// The first problem is the one to tell; those that follow from it are not.
    private void giveUp(StackProblem reason) {
        problems.add(reason);
    }

    private Optional<StackProblem> firstProblem() {
        return problems.stream().findFirst();
    }

    private void bringUp(Part part, boolean start) {
        long begin = System.nanoTime();
        progress.begins(part.name());
        try {
            if (start) {
                start(part);
            }
            awaitAnswer(part, begin);
            part.program().settle();
            progress.done(part.name(), start ? "started" : "runs", since(begin), "127.0.0.1:" + part.port());
        } catch (StackProblem e) {
            giveUp(e);
            throw e;
        } catch (IOException | ServerNotStarted e) {
            StackProblem reason = new StackProblem(part.name() + ": " + e.getMessage());
            giveUp(reason);
            throw reason;
        } finally {
            progress.forget(part.name());
        }
    }

    private void start(Part part) throws IOException {
        RunFile runFile = RunFile.of(folder, part);
        if (runFile.read().isPresent()) {
            progress.say("  " + part.name() + " did not end by ./guidon down: it starts anew");
        }
        Launch launch = part.program().prepare();
        synchronized (started) {
            stopIfGivenUp();
            ProcessIdentity process = Detached.start(launch, folder.data(part.name()), folder.log(part.name()));
            started.add(part);
            runFile.write(process);
        }
    }

    private void stopIfGivenUp() {
        firstProblem().ifPresent(reason -> {
            throw reason;
        });
    }

    private void awaitAnswer(Part part, long begin) {
        while (!part.program().answers() || living(part).isEmpty()) {
            stopIfGivenUp();
            if (living(part).isEmpty()) {
                throw problemWithLog(part, "ended while it started");
            }
            if (since(begin).compareTo(patience) > 0) {
                throw problemWithLog(part, "is not ready after " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    private StackProblem problemWithLog(Part part, String what) {
        return new StackProblem(part.name() + " " + what + "; the end of " + folder.log(part.name()) + ":\n"
                + LogTail.of(folder.log(part.name())));
    }

    private Optional<ProcessHandle> living(Part part) {
        try {
            return RunFile.of(folder, part).living();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackProblem("interrupted");
        }
    }
}
