package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStart;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import dev.guidon.flag.publish.PublishedSegment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// An environment starts with every segment of its project, and with every flag, each of them off. The audit entry of
/// the environment stands for all of them; their first versions are in the history like any other.
@ApplicationScoped
class StartEveryFlagOff implements EnvironmentStart {
    private final FlagStore flags;
    private final AskableSegments segments;
    private final ChangeLog changes;

    StartEveryFlagOff(FlagStore flags, AskableSegments segments, ChangeLog changes) {
        this.flags = flags;
        this.segments = segments;
        this.changes = changes;
    }

    @Override
    public Uni<Void> fill(Environment environment, Stamp stamp) {
        return changes.open(environment.id())
                .chain(() -> segments.everywhere(environment.projectKey().text()))
                .chain(all -> changes.append(environment.id(), put(all), stamp.at()))
                .chain(() -> flags.all(environment.projectKey().text()))
                .call(all -> flags.start(environment.id(), startingOff(all), stamp))
                .chain(all -> changes.append(environment.id(), published(all), stamp.at()))
                .replaceWithVoid();
    }

    private static List<Change> put(List<PublishedSegment> segments) {
        return segments.stream().<Change>map(Change.SegmentPut::new).toList();
    }

    private static List<Flag> startingOff(List<FlagDefinition> definitions) {
        return definitions.stream()
                .map(definition -> definition.with(definition.startingOff()))
                .toList();
    }

    /// Readers do not know archived flags.
    private static List<Change> published(List<FlagDefinition> definitions) {
        List<FlagDefinition> inUse =
                definitions.stream().filter(flag -> !flag.isArchived()).toList();
        return startingOff(inUse).stream().<Change>map(Change.FlagPut::new).toList();
    }
}
