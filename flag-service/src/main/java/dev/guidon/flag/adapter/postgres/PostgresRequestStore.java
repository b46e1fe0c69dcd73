package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.adapter.json.StoredProposals;
import dev.guidon.flag.approval.ChangeRequest;
import dev.guidon.flag.approval.RequestStore;
import dev.guidon.flag.approval.Review;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Change requests in PostgreSQL.
@ApplicationScoped
class PostgresRequestStore implements RequestStore {
    private final StoredProposals documents;

    PostgresRequestStore(StoredProposals documents) {
        this.documents = documents;
    }

    @Override
    public Uni<Void> add(Environment environment, ChangeRequest request) {
        return Rows.insert(List.of(ChangeRequestRow.of(environment, request, documents)));
    }

    @Override
    public Uni<Long> open(Environment environment) {
        return Rows.inSession(session -> session.createSelectionQuery(
                        "select count(*) from ChangeRequestRow r where r.environmentId = :environment"
                                + " and r.status in (PENDING, APPROVED)",
                        Long.class)
                .setParameter("environment", environment.id())
                .getSingleResult());
    }

    @Override
    public Uni<ChangeRequest> get(Environment environment, String id) {
        return find(environment, id, LockModeType.NONE);
    }

    @Override
    public Uni<ChangeRequest> lock(Environment environment, String id) {
        return find(environment, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<ChangeRequest> find(Environment environment, String id, LockModeType lock) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ChangeRequestRow r where r.environmentId = :environment and r.id = :id",
                                ChangeRequestRow.class)
                        .setParameter("environment", environment.id())
                        .setParameter("id", id)
                        .setLockMode(lock)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new FailureException(new Failure.NotFound("change request", id)))
                .chain(row -> reviews(id).map(reviews -> row.toRequest(documents, reviews)));
    }

    private static Uni<List<Review>> reviews(String id) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ReviewRow r where r.requestId = :request order by r.id", ReviewRow.class)
                        .setParameter("request", id)
                        .setMaxResults(MAX_REVIEWS)
                        .getResultList())
                .map(rows -> rows.stream().map(ReviewRow::toReview).toList());
    }

    @Override
    public Uni<Void> update(ChangeRequest request) {
        return Rows.inSession(session ->
                        session.find(ChangeRequestRow.class, request.head().id()))
                .invoke(row -> row.take(request, documents))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> add(ChangeRequest request, Review review) {
        return Rows.insert(List.of(ReviewRow.of(request.head().id(), review)));
    }

    @Override
    public Uni<Page<ChangeRequest>> page(Environment environment, RequestFilter filter, Page.Request request) {
        Where where = new Where()
                .and("r.environmentId = :environment", "environment", (Object) environment.id())
                .and("array_position(r.flagKeys, :flag) > 0", "flag", filter.flag())
                .and("r.status = :status", "status", filter.status())
                .and("r.author = :author", "author", filter.author())
                .and("r.number < :before", "before", request.afterNumber());
        VisibleFlags.narrow(
                where,
                filter.sight().flags(),
                "f.id.projectKey = r.projectKey and array_position(r.flagKeys, f.id.key) > 0");
        VisibleSegments.narrow(
                where,
                filter.sight().segments(),
                "s.id.projectKey = r.projectKey and s.id.environmentId in ('', r.environmentId)"
                        + " and array_position(r.segmentKeys, s.id.key) > 0");
        return Rows.inSession(session -> where.fill(session.createSelectionQuery(
                                "from ChangeRequestRow r" + where.text() + " order by r.number desc",
                                ChangeRequestRow.class))
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> row.toRequest(documents, List.of()))
                        .toList())
                .map(found ->
                        Page.of(request, found, one -> Long.toString(one.head().number())));
    }

    @Override
    public Uni<Optional<Due>> due(Instant now) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from ChangeRequestRow r where r.status = APPROVED and r.dueAt <= :now"
                                        + " order by r.dueAt, r.number",
                                ChangeRequestRow.class)
                        .setParameter("now", now)
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(ChangeRequestRow::toDue));
    }
}
