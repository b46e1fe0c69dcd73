package dev.guidon.flag.edit;

import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/// Tells the readers of every environment of a flag's change. In the caller's transaction, which locks them.
@ApplicationScoped
public class PublishEverywhere {
    private final ChangeLog changes;

    PublishEverywhere(ChangeLog changes) {
        this.changes = changes;
    }

    public Uni<Void> publish(LockedFlag locked, Function<Environment, Change> change, Stamp stamp) {
        return Multi.createFrom()
                .iterable(locked.environments())
                .onItem()
                .transformToUniAndConcatenate(
                        environment -> changes.append(environment.id(), List.of(change.apply(environment)), stamp.at()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
