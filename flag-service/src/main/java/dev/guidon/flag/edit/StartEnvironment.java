package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStart;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import dev.guidon.flag.publish.PublishedSegment;
import dev.guidon.flag.publish.SnapshotSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An environment starts with every segment of its project, and with every flag: off, or as it is in another one. The
/// audit entry of the environment stands for all of them; their first versions are in the history like any other.
/// Nobody reads it before it has a key, so no gate is asked.
@ApplicationScoped
class StartEnvironment implements EnvironmentStart {
    private final FlagStore flags;
    private final AskableSegments segments;
    private final SnapshotSource snapshots;
    private final ChangeLog changes;

    StartEnvironment(FlagStore flags, AskableSegments segments, SnapshotSource snapshots, ChangeLog changes) {
        this.flags = flags;
        this.segments = segments;
        this.snapshots = snapshots;
        this.changes = changes;
    }

    @Override
    public Uni<Void> fill(Environment environment, Optional<Environment> model, Stamp stamp) {
        return changes.open(environment.id())
                .chain(() -> bring(environment, model, stamp))
                .chain(() -> segments.in(environment))
                .chain(all -> changes.append(environment.id(), put(all), stamp.at()))
                .chain(() -> settings(model))
                .chain(settings -> start(environment, settings, stamp));
    }

    private Uni<Void> bring(Environment environment, Optional<Environment> model, Stamp stamp) {
        return model.map(from -> segments.copy(from, environment, stamp))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static List<Change> put(List<PublishedSegment> segments) {
        return segments.stream().<Change>map(Change.SegmentPut::new).toList();
    }

    /// By the key of the flag; archived flags have none.
    private Uni<Map<String, FlagConfiguration>> settings(Optional<Environment> model) {
        return model.map(from -> snapshots.snapshot(from.id()).map(all -> all.flags().stream()
                        .collect(Collectors.toMap(Flag::key, Flag::configuration))))
                .orElseGet(() -> Uni.createFrom().item(Map.of()));
    }

    private Uni<Void> start(Environment environment, Map<String, FlagConfiguration> settings, Stamp stamp) {
        return flags.all(environment.projectKey().text())
                .call(all -> flags.start(environment.id(), starting(all, settings), stamp))
                .chain(all -> changes.append(environment.id(), published(all, settings), stamp.at()))
                .replaceWithVoid();
    }

    private static List<Flag> starting(List<FlagDefinition> definitions, Map<String, FlagConfiguration> settings) {
        return definitions.stream()
                .map(definition -> definition.with(
                        Optional.ofNullable(settings.get(definition.key().text()))
                                .map(StartEnvironment::first)
                                .orElseGet(definition::startingOff)))
                .toList();
    }

    private static FlagConfiguration first(FlagConfiguration settings) {
        return new FlagConfiguration(
                1,
                settings.on(),
                settings.offVariant(),
                settings.prerequisites(),
                settings.targets(),
                settings.rules(),
                settings.defaultServe());
    }

    /// Readers do not know archived flags.
    private static List<Change> published(List<FlagDefinition> definitions, Map<String, FlagConfiguration> settings) {
        List<FlagDefinition> inUse =
                definitions.stream().filter(flag -> !flag.isArchived()).toList();
        return starting(inUse, settings).stream()
                .<Change>map(Change.FlagPut::new)
                .toList();
    }
}
