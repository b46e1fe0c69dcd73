package dev.guidon.flag.edit;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStart;
import dev.guidon.flag.publish.ChangeLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// An environment starts with every flag of its project, each of them off.
@ApplicationScoped
class StartEveryFlagOff implements EnvironmentStart {
    private final FlagStore flags;
    private final PutConfigurations configurations;
    private final ChangeLog changes;

    StartEveryFlagOff(FlagStore flags, PutConfigurations configurations, ChangeLog changes) {
        this.flags = flags;
        this.configurations = configurations;
        this.changes = changes;
    }

    @Override
    public Uni<Void> fill(Environment environment, Stamp stamp) {
        return changes.open(environment.id())
                .chain(() -> flags.all(environment.projectKey().text()))
                .map(StartEveryFlagOff::revisions)
                .chain(revisions -> configurations.put(environment, revisions, stamp))
                .replaceWithVoid();
    }

    private static List<Revision> revisions(List<FlagDefinition> definitions) {
        return definitions.stream()
                .map(definition -> Revision.first(definition.with(definition.startingOff())))
                .toList();
    }
}
