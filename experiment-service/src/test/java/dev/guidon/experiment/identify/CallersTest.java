package dev.guidon.experiment.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.AdminToken;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What HTTP tests cannot arrange; they show the rest.
final class CallersTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TOKEN = "an-administrator-token";
    private static final Place NOWHERE = new Place(Optional.empty(), Optional.empty(), "");
    private static final Instant EXPIRY = Instant.parse("2026-04-01T00:00:00Z");
    private static final ApiKeyText KEY = ApiKeyText.create(KeyKind.SERVER, "env1", new Random(1));
    private static final Environment PRODUCTION = new Environment(
            "env1",
            "shop",
            "production",
            Ruleset.compile(1, List.of()),
            Map.of(ByteBuffer.wrap(KEY.hash()), new Environment.ApiKey("k1", KeyKind.SERVER, EXPIRY.toEpochMilli())));

    /// @param known empty before anything was read
    private record InMemory(Optional<Environment> known) implements Environments {
        @Override
        public Optional<Environment> withId(String id) {
            return known.filter(one -> one.id().equals(id));
        }

        @Override
        public Optional<Environment> named(String projectKey, String environmentKey) {
            return known.filter(one ->
                    one.projectKey().equals(projectKey) && one.environmentKey().equals(environmentKey));
        }

        @Override
        public boolean loaded() {
            return known.isPresent();
        }
    }

    @Test
    void aKeyThatHasExpiredOpensNothing() {
        Callers callers = callers(Optional.of(PRODUCTION));

        now = EXPIRY;

        assertThat(failure(callers, KEY.reveal(), NOWHERE)).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void aKeyFindsItsEnvironmentAndTheAdministratorTheOneTheyName() {
        Callers callers = callers(Optional.of(PRODUCTION));

        assertThat(callers.environment(Optional.of(KEY.reveal()), NOWHERE)).isEqualTo(PRODUCTION);
        assertThat(callers.environment(Optional.of(TOKEN), place("shop", "production")))
                .isEqualTo(PRODUCTION);
    }

    @Test
    void beforeAnythingWasReadNobodyIsTurnedAwayForGood() {
        Callers callers = callers(Optional.empty());

        assertThat(failure(callers, KEY.reveal(), NOWHERE)).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(callers, TOKEN, place("shop", "production"))).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(callers, "something-else-altogether", NOWHERE)).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void aKeyWithTheRightEnvironmentAndAnotherSecretIsUnknown() {
        ApiKeyText guessed = ApiKeyText.create(KeyKind.SERVER, "env1", new Random(2));

        assertThat(failure(callers(Optional.of(PRODUCTION)), guessed.reveal(), NOWHERE))
                .isInstanceOf(Failure.Unauthenticated.class);
    }

    private Callers callers(Optional<Environment> known) {
        return new Callers(new AdminToken(TOKEN), new InMemory(known), () -> now);
    }

    private static Place place(String project, String environment) {
        return new Place(Optional.of(project), Optional.of(environment), "");
    }

    private static Failure failure(Callers callers, String secret, Place place) {
        return catchThrowableOfType(FailureException.class, () -> callers.environment(Optional.of(secret), place))
                .failure();
    }
}
