package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.publish.Delivery;
import dev.guidon.flag.publish.Destination;
import dev.guidon.flag.publish.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The outbox, seen from the relays. What waits is not marked row by row: each destination has one position per
/// environment, which is enough because sequences have no gaps and are committed in order.
@ApplicationScoped
class PostgresOutbox implements Outbox {

    /// In random order, so that one environment that always fails does not hold up the rest.
    private static final String CLAIM = """
            select d.* from delivery d join environment e on e.id = d.environment_id
            where d.destination = :destination and d.sequence < e.sequence
            order by random() limit 1
            for no key update of d skip locked""";

    /// A query around the statement, here and below: Hibernate Reactive complains of bulk statements when it closes the
    /// session, although there is no cache that they could have made stale.
    private static final String TRIM = """
            with trimmed as (
                delete from outbox o using (
                    select environment_id, min(sequence) as sequence from delivery group by environment_id
                ) d
                where o.environment_id = d.environment_id and o.sequence <= d.sequence
                returning o.sequence
            )
            select count(*) from trimmed""";

    private static final String FORGET = """
            with forgotten as (
                update delivery set sequence = :nothing
                where destination = :destination and environment_id = :environment and sequence = :lost
                returning sequence
            )
            select count(*) from forgotten""";

    private static final String BACKLOG = """
            select d.destination,
                   cast(sum(e.sequence - greatest(d.sequence, 0)) as bigint),
                   cast(extract(epoch from min(o.committed_at)) * 1000 as bigint)
            from delivery d
            join environment e on e.id = d.environment_id
            left join outbox o on o.environment_id = d.environment_id and o.sequence = greatest(d.sequence, 0) + 1
            where d.sequence < e.sequence
            group by d.destination""";

    @Override
    public Uni<Optional<Delivery>> claim(Destination destination, int limit) {
        return Rows.inSession(session -> session.createNativeQuery(CLAIM, DeliveryRow.class)
                        .setParameter("destination", destination.word())
                        .getSingleResultOrNull())
                .onItem()
                .ifNotNull()
                .transformToUni(row -> load(row, limit))
                .map(Optional::ofNullable);
    }

    private static Uni<Delivery> load(DeliveryRow row, int limit) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from OutboxRow o where o.id.environmentId = :environment and o.id.sequence > :reached"
                                        + " order by o.id.sequence",
                                OutboxRow.class)
                        .setParameter("environment", row.id.environmentId())
                        .setParameter("reached", row.sequence)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(OutboxRow::toEntry).toList())
                .map(entries -> new Delivery(row.id.environmentId(), row.sequence, entries));
    }

    @Override
    public Uni<Void> advance(Destination destination, String environmentId, long reached) {
        return Rows.inSession(session -> session.find(DeliveryRow.class, DeliveryRow.Id.of(environmentId, destination)))
                .invoke(row -> row.sequence = reached)
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, Long>> reached(Destination destination) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from DeliveryRow d where d.id.destination = :destination", DeliveryRow.class)
                        .setParameter("destination", destination.word())
                        .getResultList())
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> row.id.environmentId(), row -> row.sequence)));
    }

    @Override
    public Uni<Void> forget(Destination destination, Map<String, Long> lost) {
        return Multi.createFrom()
                .iterable(lost.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> forget(destination, entry.getKey(), entry.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Long> forget(Destination destination, String environmentId, long lost) {
        return Rows.inSession(session -> session.createNativeQuery(FORGET, Long.class)
                .setParameter("nothing", Delivery.NOTHING)
                .setParameter("destination", destination.word())
                .setParameter("environment", environmentId)
                .setParameter("lost", lost)
                .getSingleResult());
    }

    @Override
    public Uni<Void> trim() {
        return Rows.inSession(
                        session -> session.createNativeQuery(TRIM, Long.class).getSingleResult())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Backlog>> backlog(Instant now) {
        return Rows.inSession(session ->
                        session.createNativeQuery(BACKLOG, Object[].class).getResultList())
                .map(rows -> withAll(rows.stream().map(row -> backlog(row, now)).toList()));
    }

    private static Backlog backlog(Object[] row, Instant now) {
        Destination destination = Stream.of(Destination.values())
                .filter(known -> known.word().equals(row[0]))
                .findFirst()
                .orElseThrow();
        Duration age = row[2] instanceof Number oldest
                ? Duration.between(Instant.ofEpochMilli(oldest.longValue()), now)
                : Duration.ZERO;
        return new Backlog(destination, ((Number) row[1]).longValue(), age);
    }

    /// A destination without a row has nothing waiting.
    private static List<Backlog> withAll(List<Backlog> behind) {
        Map<Destination, Backlog> found =
                behind.stream().collect(Collectors.toMap(Backlog::destination, Function.identity()));
        List<Backlog> all = new ArrayList<>();
        for (Destination destination : Destination.values()) {
            all.add(found.getOrDefault(destination, new Backlog(destination, 0, Duration.ZERO)));
        }
        return List.copyOf(all);
    }
}
