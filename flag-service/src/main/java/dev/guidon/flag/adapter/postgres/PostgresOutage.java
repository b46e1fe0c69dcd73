package dev.guidon.flag.adapter.postgres;

import dev.guidon.flag.exchange.Lengthy;
import dev.guidon.flag.publish.DeliveryFailed;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Goes around every transaction: ends it when it takes too long, and turns a database that is away into a failure that
/// callers expect. Here and not in the stores, because connections fail before a store is reached.
@WithTransaction
@Interceptor
@Priority(PostgresOutage.AROUND_TRANSACTIONS)
class PostgresOutage {
    /// Before the interceptor that opens the transaction, which has `PLATFORM_BEFORE + 200`.
    static final int AROUND_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    /// Longer than couriers take, which work inside a transaction.
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LONG_DEADLINE = Duration.ofSeconds(30);
    private static final Failure UNAVAILABLE = new Failure.Unavailable("PostgreSQL", Duration.ofSeconds(1));

    /// SQLSTATE: connection lost, deadlock, no resources left, lock not available, cancelled or timed out, shutting
    /// down.
    private static final List<String> PASSING = List.of("08", "40P01", "53", "55P03", "57");

    @AroundInvoke
    Object around(InvocationContext invocation) throws Exception {
        return ((Uni<?>) Objects.requireNonNull(invocation.proceed()))
                .ifNoItem()
                .after(isLengthy(invocation) ? LONG_DEADLINE : DEADLINE)
                .fail()
                .onFailure(PostgresOutage::isOutage)
                .transform(_ -> new FailureException(UNAVAILABLE));
    }

    private static boolean isLengthy(InvocationContext invocation) {
        return invocation.getMethod().isAnnotationPresent(Lengthy.class);
    }

    /// A destination that is away says so with the same exceptions, and is none of the database's business.
    static boolean isOutage(Throwable failure) {
        return !(failure instanceof DeliveryFailed)
                && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(PostgresOutage::saysOutage);
    }

    private static boolean saysOutage(Throwable cause) {
        return switch (cause) {
            case PgException refused -> PASSING.stream().anyMatch(state -> startsWith(refused, state));
            case IOException _, ClosedConnectionException _, TimeoutException _ -> true;
            default -> false;
        };
    }

    private static boolean startsWith(PgException refused, String state) {
        return refused.getSqlState() != null && refused.getSqlState().startsWith(state);
    }
}
