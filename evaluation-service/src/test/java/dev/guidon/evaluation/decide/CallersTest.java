package dev.guidon.evaluation.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.feed.Environment;
import dev.guidon.feed.EnvironmentSwap;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import dev.guidon.kit.identity.ApiKeyText;
import dev.guidon.kit.identity.KeyKind;
import dev.guidon.testkit.MovableClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class CallersTest {
    private final ApiKeyText key = ApiKeyText.create(KeyKind.CLIENT, "env", new Random(1));
    private final MovableClock clock = MovableClock.at("2026-03-01T12:00:00Z");
    private final Memory memory = new Memory();
    private final List<Caller> used = new ArrayList<>();
    private final Callers callers = new Callers(memory, clock, used::add);

    /// Rulesets that a test fills.
    private static final class Memory implements Rulesets {
        private boolean loaded;
        private Optional<Environment> known = Optional.empty();

        @Override
        public Optional<Environment> environment(String id) {
            return known.filter(environment -> environment.id().equals(id));
        }

        @Override
        public void listen(Consumer<EnvironmentSwap> listener) {}

        @Override
        public boolean loaded() {
            return loaded;
        }

        @Override
        public boolean stale() {
            return false;
        }

        @Override
        public CompletionStage<Environment> atLeast(String id, long sequence) {
            return new CompletableFuture<>();
        }
    }

    @Test
    void everyUseOfAKeyThatIsGoodIsNoted() {
        load(key);

        Caller caller = callers.authenticate(Optional.of(key.reveal()));
        callers.authenticate(Optional.of(key.reveal()));
        assertThatThrownBy(() -> callers.authenticate(Optional.of("gdn_nonsense")));

        assertThat(used).containsExactly(caller, caller);
    }

    @Test
    void aKeyNamesItsEnvironmentAndKind() {
        load(key);

        assertThat(callers.authenticate(Optional.of(key.reveal())))
                .isEqualTo(new Caller("env", KeyKind.CLIENT, "key-1"));
    }

    @Test
    void aKeyThatWasSeenStopsWhenItIsRevoked() {
        load(key);
        callers.authenticate(Optional.of(key.reveal()));

        load(ApiKeyText.create(KeyKind.SERVER, "env", new Random(2)));

        assertRefused(key.reveal(), Failure.Unauthenticated.class);
    }

    @Test
    void aKeyThatWasSeenStopsWhenItExpires() {
        load(
                key,
                new Environment.ApiKey(
                        "key-1", KeyKind.CLIENT, clock.instant().plusSeconds(60).toEpochMilli()));
        callers.authenticate(Optional.of(key.reveal()));

        clock.advance(Duration.ofSeconds(60));

        assertRefused(key.reveal(), Failure.Unauthenticated.class);
    }

    @Test
    void whatIsNoKeyNamesNobody() {
        load(key);

        assertRefused(ApiKeyText.create(KeyKind.CLIENT, "env", new Random(2)).reveal(), Failure.Unauthenticated.class);
        assertRefused(
                ApiKeyText.create(KeyKind.CLIENT, "other", new Random(1)).reveal(), Failure.Unauthenticated.class);
        assertRefused("sk-1", Failure.Unauthenticated.class);
        assertThatThrownBy(() -> callers.authenticate(Optional.empty()))
                .isInstanceOfSatisfying(FailureException.class, failed -> assertThat(failed.failure())
                        .isInstanceOf(Failure.Unauthenticated.class));
    }

    @Test
    void beforeTheFirstLoadNobodyIsTurnedAwayForGood() {
        assertRefused(key.reveal(), Failure.Unavailable.class);
    }

    private void load(ApiKeyText only) {
        load(only, new Environment.ApiKey("key-1", only.kind()));
    }

    private void load(ApiKeyText only, Environment.ApiKey known) {
        memory.loaded = true;
        memory.known = Optional.of(new Environment(
                "env",
                "project",
                "environment",
                Ruleset.compile(1, List.of()),
                Map.of(ByteBuffer.wrap(only.hash()), known)));
    }

    private void assertRefused(String credential, Class<? extends Failure> with) {
        assertThatThrownBy(() -> callers.authenticate(Optional.of(credential)))
                .isInstanceOfSatisfying(FailureException.class, failed -> assertThat(failed.failure())
                        .isInstanceOf(with));
    }
}
