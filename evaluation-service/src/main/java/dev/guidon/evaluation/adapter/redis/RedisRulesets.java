package dev.guidon.evaluation.adapter.redis;

import dev.guidon.evaluation.decide.EvaluationSettings;
import dev.guidon.evaluation.decide.Rulesets;
import dev.guidon.feed.Environment;
import dev.guidon.feed.EnvironmentSwap;
import dev.guidon.feed.RulesetReader;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The environments that a reader follows in Redis.
@ApplicationScoped
class RedisRulesets implements Rulesets {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RulesetReader reader;
    private final Duration patience;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    private record Waiting(String environmentId, long sequence, CompletableFuture<Environment> reached) {
        boolean isMetBy(Environment environment) {
            return environment.id().equals(environmentId) && environment.sequence() >= sequence;
        }
    }

    RedisRulesets(RulesetReader reader, EvaluationSettings settings) {
        this.reader = reader;
        this.patience = settings.minSequenceWait();
        reader.listen(swap -> release(swap.after()));
    }

    @Override
    public Optional<Environment> environment(String id) {
        return reader.environment(id);
    }

    @Override
    public boolean loaded() {
        return reader.loaded();
    }

    @Override
    public boolean stale() {
        return reader.stale();
    }

    @Override
    public CompletionStage<Environment> atLeast(String id, long sequence) {
        Waiting here = new Waiting(id, sequence, new CompletableFuture<>());
        waiting.add(here);
        // The swap may have come between the caller's look and the registration.
        reader.environment(id).ifPresent(this::release);
        return here.reached()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(_ -> CompletableFuture.failedFuture(new FailureException(
                        new Failure.Unavailable("sequence " + sequence + " of the environment", RETRY_AFTER))))
                .whenComplete((_, _) -> waiting.remove(here));
    }

    @Override
    public void listen(Consumer<EnvironmentSwap> listener) {
        reader.listen(listener);
    }

    private void release(Environment environment) {
        waiting.stream().filter(one -> one.isMetBy(environment)).forEach(one -> one.reached()
                .complete(environment));
    }
}
