package dev.guidon.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.feed.Environment;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final ApiKeyText key = ApiKeyText.create(KeyKind.CLIENT, "env", new Random(1));
    private final Environment environment = new Environment(
            "env",
            "project",
            "environment",
            Ruleset.compile(1, List.of()),
            Map.of(ByteBuffer.wrap(key.hash()), new Environment.ApiKey("key-1", KeyKind.CLIENT)));

    private final List<String> used = new ArrayList<>();

    /// @param loaded whether the one environment is known
    private record OneEnvironment(boolean loaded, Environment environment) implements Rulesets {
        @Override
        public Optional<Environment> environment(String id) {
            return loaded && id.equals(environment.id()) ? Optional.of(environment) : Optional.empty();
        }
    }

    private void note(String environmentId, String keyId) {
        used.add(environmentId + "/" + keyId);
    }

    @Test
    void aKeyNamesItsEnvironmentAndKind() {
        Callers callers = new Callers(new OneEnvironment(true, environment), () -> NOW, this::note);

        assertThat(callers.withKey(key.reveal())).contains(new Caller(environment, KeyKind.CLIENT));
        assertThat(used).containsExactly("env/key-1");
    }

    @Test
    void whatIsNoKeyOfTheEnvironmentNamesNobody() {
        Callers callers = new Callers(new OneEnvironment(true, environment), () -> NOW, this::note);

        assertThat(callers.withKey(
                        ApiKeyText.create(KeyKind.CLIENT, "env", new Random(2)).reveal()))
                .isEmpty();
        assertThat(callers.withKey(ApiKeyText.create(KeyKind.CLIENT, "other", new Random(1))
                        .reveal()))
                .isEmpty();
        assertThat(callers.withKey("sk-1")).isEmpty();
        assertThat(callers.withKey("")).isEmpty();
        assertThat(used).isEmpty();
    }

    @Test
    void aKeyThatHasExpiredNamesNobody() {
        Environment.ApiKey expiring = new Environment.ApiKey("key-1", KeyKind.CLIENT, NOW.toEpochMilli());
        Environment known = new Environment(
                "env",
                "project",
                "environment",
                Ruleset.compile(1, List.of()),
                Map.of(ByteBuffer.wrap(key.hash()), expiring));

        Rulesets rulesets = new OneEnvironment(true, known);

        assertThat(new Callers(rulesets, () -> NOW.minusMillis(1), this::note).withKey(key.reveal()))
                .isPresent();
        assertThat(new Callers(rulesets, () -> NOW, this::note).withKey(key.reveal()))
                .isEmpty();
    }

    @Test
    void beforeTheFirstLoadNobodyIsTurnedAwayForGood() {
        Callers callers = new Callers(new OneEnvironment(false, environment), () -> NOW, this::note);

        assertThatThrownBy(() -> callers.withKey(key.reveal()))
                .isInstanceOfSatisfying(FailureException.class, failed -> assertThat(failed.failure())
                        .isInstanceOf(Failure.Unavailable.class));
    }
}
