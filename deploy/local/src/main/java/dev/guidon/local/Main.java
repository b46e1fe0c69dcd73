package dev.guidon.local;

import dev.guidon.local.seed.DemoProject;
import dev.guidon.local.seed.FlagServiceApi;
import dev.guidon.local.seed.SeedDemoProject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// `up`, `down` and `status` of `./guidon`, which finds a JDK and builds before it calls this. Works on the
/// repository named by the system property `guidon.repository`.
public final class Main {

    private static final Duration PATIENCE_UP = Duration.ofSeconds(120);
    private static final Duration PATIENCE_DOWN = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 1_000;

    private final Path repository;
    private final StackFolder folder;
    private final Progress progress;
    private final Down down;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Main(Path repository) {
        this.repository = repository;
        this.folder = StackFolder.in(repository);
        this.progress = new Progress(
                System.out, System.console() != null && System.console().isTerminal());
        this.down = new Down(folder, progress, PATIENCE_DOWN);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = Arrays.asList(arguments);
        Main main = new Main(Path.of(System.getProperty("guidon.repository", ".")));
        try {
            System.exit(main.run(command));
        } catch (StackProblem e) {
            System.err.println("guidon: " + e.getMessage());
            System.exit(1);
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        return switch (String.join(" ", command)) {
            case "up" -> up(false);
            case "up --attach" -> up(true);
            case "down" -> down();
            case "status" -> status();
            default ->
                throw new StackProblem("there is no command '" + String.join(" ", command) + "': see ./guidon help");
        };
    }

    private int up(boolean attach) throws IOException, InterruptedException {
        List<Part> parts = new LocalStack(repository, folder, StackSecrets.loadOrMake(folder)).parts();
        Up up = new Up(folder, progress, PATIENCE_UP, down);
        Thread undo = new Thread(up::undo, "undo");
        Runtime.getRuntime().addShutdownHook(undo);
        try (StackLock _ = StackLock.take(folder)) {
            up.run(parts, new Checks(AvailableMemory.ofThisMachine()));
            progress.say(welcome(parts));
        }
        if (attach) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAll(parts), "down"));
        }
        var unused = Runtime.getRuntime().removeShutdownHook(undo);
        return attach ? watch(parts) : 0;
    }

    private String welcome(List<Part> parts) throws IOException, InterruptedException {
        StackSecrets secrets = StackSecrets.loadOrMake(folder);
        FlagServiceApi api = new FlagServiceApi(LocalPorts.url(LocalPorts.FLAG_SERVICE), secrets.administratorToken());
        DemoProject demo = new SeedDemoProject(api, folder).run();
        return Welcome.text(Status.of(folder, parts, InstantSource.system()), demo, folder);
    }

    private void stopAll(List<Part> parts) {
        stopping.set(true);
        down.run(parts);
    }

    /// Stays until everything is stopped, and says which part ends before that.
    private int watch(List<Part> parts) throws IOException, InterruptedException {
        progress.say("Ctrl-C stops everything");
        Watch watch = new Watch(folder, progress, parts);
        while (!stopping.get() && watch.somethingRuns()) {
            Thread.sleep(LOOK_MILLIS);
        }
        return 0;
    }

    private int down() throws IOException {
        try (StackLock _ = StackLock.take(folder)) {
            down.run(parts());
        }
        progress.say("everything is down; the data stay in " + folder.path());
        return 0;
    }

    private int status() throws IOException {
        Status status = Status.of(folder, parts(), InstantSource.system());
        progress.say(status.table());
        return status.everythingIsUp() ? 0 : 1;
    }

    /// Without secrets nothing was ever started, so nobody is asked with these.
    private List<Part> parts() throws IOException {
        StackSecrets secrets = StackSecrets.load(folder).orElse(new StackSecrets("", ""));
        return new LocalStack(repository, folder, secrets).parts();
    }
}
