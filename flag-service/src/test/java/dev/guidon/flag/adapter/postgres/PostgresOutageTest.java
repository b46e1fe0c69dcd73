package dev.guidon.flag.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.flag.publish.DeliveryFailed;
import dev.guidon.flag.publish.Destination;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresOutageTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new CompletionException(new ConnectException("Connection refused")),
                new HibernateException("wrapped", new CompletionException(ClosedConnectionException.INSTANCE)),
                new TimeoutException(),
                refused("57P01"),
                refused("57014"),
                refused("08006"),
                refused("53300"),
                refused("55P03"));
    }

    private static PgException refused(String state) {
        return new PgException("refused", "FATAL", state, "detail");
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aDatabaseThatDoesNotAnswerIsAnOutage(Throwable failure) {
        assertThat(PostgresOutage.isOutage(failure)).isTrue();
    }

    static Stream<Throwable> others() {
        return Stream.of(
                refused("23505"),
                refused("42P01"),
                new HibernateException("wrapped", refused("23514")),
                new NullPointerException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void anAnswerThatIsUnwelcomeIsNone(Throwable failure) {
        assertThat(PostgresOutage.isOutage(failure)).isFalse();
    }

    @Test
    void aDestinationThatDoesNotAnswerIsNone() {
        Throwable failure = new DeliveryFailed(Destination.REDIS, new ConnectException("Connection refused"));

        assertThat(PostgresOutage.isOutage(failure)).isFalse();
    }
}
