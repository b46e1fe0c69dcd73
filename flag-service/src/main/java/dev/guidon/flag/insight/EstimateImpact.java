package dev.guidon.flag.insight;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.engine.flag.Prerequisite;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.replay.LoadFlags;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Estimates whom a change of a configuration would touch, from the subjects that were sampled lately.
@ApplicationScoped
public class EstimateImpact {
    /// Subjects that are looked at, the latest: a few milliseconds of deciding.
    private static final int MAX_SUBJECTS = 2_000;

    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final SampleStore samples;
    private final LoadFlags loadFlags;
    private final KeepingSettings keeping;
    private final InstantSource clock;

    EstimateImpact(
            EnvironmentStore environments,
            FlagStore flags,
            SampleStore samples,
            LoadFlags loadFlags,
            KeepingSettings keeping,
            InstantSource clock) {
        this.environments = environments;
        this.flags = flags;
        this.samples = samples;
        this.loadFlags = loadFlags;
        this.keeping = keeping;
        this.clock = clock;
    }

    /// Fails with `NotFound` of the project, the environment or the flag.
    @WithTransaction
    public Uni<BlastRadius> of(FlagAddress address, FlagConfiguration before, FlagConfiguration after) {
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()))
                .chain(placed -> estimate(
                        placed,
                        placed.definition().with(before),
                        placed.definition().with(after)));
    }

    private Uni<BlastRadius> estimate(PlacedFlag placed, Flag before, Flag after) {
        return loadFlags
                .some(placed.environment(), required(before, after), segments(before, after))
                .chain(others -> samples.subjectsOfFlag(
                                placed.environment().id(),
                                before.key(),
                                clock.instant().minus(keeping.samples()),
                                MAX_SUBJECTS)
                        .map(seen -> impact(others, before, after, seen)));
    }

    private static BlastRadius impact(Ruleset others, Flag before, Flag after, List<SampledEvaluation> seen) {
        Impact impact = new Impact(others.with(1, before), others.with(1, after), before.key());
        seen.forEach(impact::add);
        return impact.radius();
    }

    private static Set<String> segments(Flag before, Flag after) {
        return Stream.of(before, after)
                .flatMap(flag -> flag.configuration().segmentsNamed())
                .collect(Collectors.toSet());
    }

    private static Set<String> required(Flag before, Flag after) {
        Set<String> keys = new HashSet<>();
        for (Flag flag : List.of(before, after)) {
            flag.configuration().prerequisites().stream()
                    .map(Prerequisite::flagKey)
                    .forEach(keys::add);
        }
        return keys;
    }
}
