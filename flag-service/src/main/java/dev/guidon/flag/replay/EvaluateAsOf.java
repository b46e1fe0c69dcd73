package dev.guidon.flag.replay;

import dev.guidon.engine.evaluate.ValueSubject;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.replay.LoadPast.Wanted;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides flags for a subject as of an earlier moment and as of now, side by side.
@ApplicationScoped
public class EvaluateAsOf {
    /// Flags that one question may be about.
    public static final int MAX_FLAGS = 500;

    private final EnvironmentStore environments;
    private final PastFlags flags;
    private final LoadPast loadPast;
    private final Decider decider;
    private final InstantSource clock;

    EvaluateAsOf(
            EnvironmentStore environments, PastFlags flags, LoadPast loadPast, Decider decider, InstantSource clock) {
        this.environments = environments;
        this.flags = flags;
        this.loadPast = loadPast;
        this.decider = decider;
        this.clock = clock;
    }

    public record Question(String projectKey, String environmentKey, ValueSubject subject, Moment moment) {}

    /// Ordered by flag key. Fails with `NotFound` of the project, the environment, a named flag or a version, and with
    /// `Invalid` when the moment lies ahead or the environment has too many flags to decide all of them.
    @WithTransaction
    public Uni<List<Replay>> evaluate(Question question) {
        return environments
                .get(question.projectKey(), question.environmentKey())
                .chain(environment -> replay(environment, question));
    }

    private Uni<List<Replay>> replay(Environment environment, Question question) {
        return switch (question.moment()) {
            case Moment.At(var instant, var named) -> at(environment, question.subject(), instant, named);
            case Moment.InVersions(var versions) -> inVersions(environment, question.subject(), versions);
        };
    }

    private Uni<List<Replay>> at(Environment environment, ValueSubject subject, Instant instant, Set<String> named) {
        refuseFuture(instant);
        return keys(environment, instant, named)
                .chain(keys -> pair(environment, past(environment, instant, keys, subject), keys, subject)
                        .map(pair -> decider.replay(subject, pair, keys)));
    }

    private Uni<List<Replay>> inVersions(Environment environment, ValueSubject subject, Map<String, Long> versions) {
        return Multi.createFrom()
                .iterable(versions.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> inVersion(environment, subject, entry.getKey(), entry.getValue()))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private Uni<List<Replay>> inVersion(Environment environment, ValueSubject subject, String flagKey, long version) {
        Uni<Past> then = flags.version(environment, flagKey, version)
                .chain(pinned -> loadPast.around(environment, pinned, List.of(subject)));
        return pair(environment, then, Set.of(flagKey), subject)
                .map(pair -> decider.replay(subject, pair, Set.of(flagKey)));
    }

    private Uni<Decider.Pair> pair(Environment environment, Uni<Past> past, Set<String> keys, ValueSubject subject) {
        return past.chain(
                then -> past(environment, clock.instant(), keys, subject).map(now -> new Decider.Pair(then, now)));
    }

    private Uni<Past> past(Environment environment, Instant instant, Set<String> keys, ValueSubject subject) {
        return loadPast.at(environment, instant, Wanted.flags(keys), List.of(subject));
    }

    private Uni<Set<String>> keys(Environment environment, Instant instant, Set<String> named) {
        if (!named.isEmpty()) {
            return Uni.createFrom().item(named);
        }
        return flags.keysAt(environment, instant, MAX_FLAGS + 1)
                .invoke(EvaluateAsOf::refuseTooMany)
                .map(Set::copyOf);
    }

    private static void refuseTooMany(List<String> keys) {
        if (keys.size() > MAX_FLAGS) {
            throw new FailureException(Failure.Invalid.of(
                    "/flags", "is missing, and the environment has more than " + MAX_FLAGS + " flags; name some"));
        }
    }

    private void refuseFuture(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            throw new FailureException(Failure.Invalid.of("/asOf", "lies ahead; name an instant that has passed"));
        }
    }
}
