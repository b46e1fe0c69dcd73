package dev.guidon.local;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks after running parts from the foreground and reports each that ends by itself, once. A part that was
/// started again is looked after again.
final class Watch {

    private final StackFolder folder;
    private final Progress progress;
    private final List<Part> parts;
    private final Set<String> ended = new HashSet<>();

    Watch(StackFolder folder, Progress progress, List<Part> parts) {
        this.folder = folder;
        this.progress = progress;
        this.parts = List.copyOf(parts);
    }

    boolean somethingRuns() throws IOException {
        boolean any = false;
        for (Part part : parts) {
            boolean runs = RunFile.of(folder, part).living().isPresent();
            any |= runs;
            if (runs) {
                ended.remove(part.name());
            } else if (wasNotStopped(part) && ended.add(part.name())) {
                progress.say("  " + part.name() + " has ended: ./guidon up starts it again");
            }
        }
        return any;
    }

    /// Stopping a part on purpose deletes its run file.
    private boolean wasNotStopped(Part part) throws IOException {
        return RunFile.of(folder, part).read().isPresent();
    }
}
