package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.wire.ChangeMapping;
import dev.guidon.flag.adapter.wire.ChangeMapping.Envelope;
import dev.guidon.flag.publish.Change;
import dev.guidon.flag.publish.ChangeLog;
import dev.guidon.flag.publish.Delivery;
import dev.guidon.flag.publish.Destination;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The outbox, seen from those who change something. A trigger on its table wakes the relays at the commit.
@ApplicationScoped
class PostgresChangeLog implements ChangeLog {

    /// Rulesets need even an empty environment, so that its readers know it; the topic of changes needs nothing yet.
    @Override
    public Uni<Void> open(String environmentId) {
        return Rows.insert(List.of(
                DeliveryRow.of(environmentId, Destination.REDIS, Delivery.NOTHING),
                DeliveryRow.of(environmentId, Destination.KAFKA, 0)));
    }

    /// The row of the environment is in the session, locked by the use case.
    @Override
    public Uni<Long> append(String environmentId, List<Change> changes, Instant at) {
        return Rows.inSession(session -> session.find(EnvironmentRow.class, environmentId))
                .call(environment -> Rows.insert(advance(environment, changes, at)))
                .map(environment -> environment.sequence);
    }

    private static List<OutboxRow> advance(EnvironmentRow environment, List<Change> changes, Instant at) {
        Envelope envelope = new Envelope(environment.id, environment.projectKey, environment.key, at);
        List<OutboxRow> rows = new ArrayList<>(changes.size());
        for (Change change : changes) {
            environment.sequence++;
            rows.add(OutboxRow.of(
                    new OutboxRow.Id(environment.id, environment.sequence),
                    ChangeMapping.encode(envelope, environment.sequence, change),
                    at));
        }
        return rows;
    }
}
