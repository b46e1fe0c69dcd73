package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.account.AccountStore;
import dev.guidon.flag.account.EmailAddress;
import dev.guidon.flag.account.PasswordHash;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.project.Page;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

/// Accounts in PostgreSQL.
@ApplicationScoped
class PostgresAccountStore implements AccountStore {
    private static final String KIND = "user";

    @Override
    public Uni<Void> add(UserAccount account) {
        return Rows.insertUnique(
                UserAccountRow.of(account),
                new Failure.AlreadyExists(KIND, account.email().text()));
    }

    @Override
    public Uni<Optional<Credential>> find(EmailAddress email) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from UserAccountRow u where u.email = :email", UserAccountRow.class)
                        .setParameter("email", email.text())
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(UserAccountRow::toCredential));
    }

    @Override
    public Uni<UserAccount> get(String userId) {
        return Rows.inSession(session -> session.find(UserAccountRow.class, userId))
                .onItem()
                .ifNull()
                .failWith(() -> notFound(userId))
                .map(UserAccountRow::toAccount);
    }

    @Override
    public Uni<Credential> lock(String userId) {
        return locked(userId).map(UserAccountRow::toCredential);
    }

    private static Uni<UserAccountRow> locked(String userId) {
        return Rows.inSession(session -> session.find(UserAccountRow.class, userId, LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(() -> notFound(userId));
    }

    private static FailureException notFound(String userId) {
        return new FailureException(new Failure.NotFound(KIND, userId));
    }

    @Override
    public Uni<Page<UserAccount>> page(Page.Request request) {
        return Rows.inSession(session -> session.createSelectionQuery(
                                "from UserAccountRow u where u.email > :after order by u.email", UserAccountRow.class)
                        .setParameter("after", request.after())
                        .setMaxResults(request.limit() + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(UserAccountRow::toAccount).toList())
                .map(found -> Page.of(request, found, account -> account.email().text()));
    }

    @Override
    public Uni<Void> update(UserAccount account) {
        return locked(account.id()).invoke(row -> row.take(account)).replaceWithVoid();
    }

    @Override
    public Uni<Void> setPassword(String userId, PasswordHash hash, Instant at) {
        return locked(userId)
                .invoke(row -> {
                    row.passwordHash = hash.text();
                    row.passwordChangedAt = at;
                })
                .replaceWithVoid();
    }
}
