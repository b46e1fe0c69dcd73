package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.access.AccessTokenText;
import dev.guidon.flag.access.Authenticator;
import dev.guidon.flag.access.BearerToken;
import dev.guidon.flag.access.Principal;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Knows service tokens and personal ones. Whose a hash is never changes, so it is asked for once; whether the token is
/// still good is looked up with each request's rights. A revoked token gets past here, and no further.
@ApplicationScoped
@Priority(TokenAuthenticator.SECOND)
class TokenAuthenticator implements Authenticator {
    static final int SECOND = 90;

    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Failure UNAVAILABLE = new Failure.Unavailable("PostgreSQL", Duration.ofSeconds(1));
    private static final String FIND = "select id, owner from access_token where hash = $1 and revoked_at is null";

    private final Pool pool;

    /// Guarded by itself.
    private final Map<String, Principal> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Principal> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    TokenAuthenticator(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<Principal>> authenticate(BearerToken token) {
        Optional<String> hash = AccessTokenText.parse(token.text()).map(AccessTokenText::hash);
        if (hash.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Optional<Principal> known = recall(hash.get());
        return known.isPresent() ? Uni.createFrom().item(known) : find(hash.get());
    }

    private Optional<Principal> recall(String hash) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(hash));
        }
    }

    private Uni<Optional<Principal>> find(String hash) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(hash))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(PostgresOutage::isOutage)
                .transform(_ -> new FailureException(UNAVAILABLE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(TokenAuthenticator::principal))
                .invoke(found -> found.ifPresent(principal -> remember(hash, principal)));
    }

    private static Principal principal(Row row) {
        return new Principal.Program(row.getString(0), Optional.ofNullable(row.getString(1)));
    }

    private void remember(String hash, Principal principal) {
        synchronized (remembered) {
            remembered.put(hash, principal);
        }
    }
}
