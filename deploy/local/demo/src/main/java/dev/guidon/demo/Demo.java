package dev.guidon.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `./guidon demo`: tells the whole story on the running stack. Ends with 1 and one line when it cannot.
public final class Demo {
    private static final int RADIX = 36;

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        Screen screen = new Screen(
                System.out, System.console() != null && System.console().isTerminal());
        try {
            run(DemoOptions.parse(List.of(arguments)), screen);
        } catch (DemoProblem | IllegalArgumentException problem) {
            System.err.println("demo: " + problem.getMessage());
            System.exit(1);
        }
    }

    private static void run(DemoOptions options, Screen screen) throws IOException {
        long begin = System.nanoTime();
        Path repository = Path.of(System.getProperty("guidon.repository", "."));
        String run = Long.toString(System.currentTimeMillis() / 1000, RADIX);
        try (Stage stage = Stage.open(repository, run)) {
            screen.say("Guidon demo, seed %d, run %s", options.seed(), run);
            new FlagStory(stage, screen).tell();
            new ExperimentStory(stage, screen, options).tell();
            new BenchmarkStory(stage, screen, options).tell();
            new ModelStory(stage, screen, options).tell();
        }
        screen.say("");
        screen.say("done in %.0f s; the same seed tells the same story again", (System.nanoTime() - begin) / 1e9);
    }
}
