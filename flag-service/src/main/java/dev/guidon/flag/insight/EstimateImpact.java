package dev.guidon.flag.insight;

import dev.guidon.engine.flag.Flag;
import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.edit.ConfiguredFlag;
import dev.guidon.flag.edit.EnvironmentAddress;
import dev.guidon.flag.edit.FlagAddress;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.edit.PlacedFlag;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.EnvironmentStore;
import dev.guidon.flag.segment.PlacedSegment;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Estimates whom a change would touch, from the subjects that were sampled lately.
@ApplicationScoped
public class EstimateImpact {
    private final EnvironmentStore environments;
    private final FlagStore flags;
    private final CompareServed compare;

    EstimateImpact(EnvironmentStore environments, FlagStore flags, CompareServed compare) {
        this.environments = environments;
        this.flags = flags;
        this.compare = compare;
    }

    /// Of another configuration: of the flag itself, and of those that require it. Fails with `NotFound` of the
    /// project, the environment or the flag.
    @WithTransaction
    public Uni<Impacts> of(FlagAddress address, FlagConfiguration after) {
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> flags.get(environment, address.flagKey()))
                .chain(placed -> compare.in(
                        placed.environment(), WhatIf.flag(placed.definition().with(after)), CompareServed.MAX_FLAGS));
    }

    /// Of another definition, in every environment. Fails with `NotFound` of the project or the flag.
    @WithTransaction
    public Uni<Impacts> of(FlagDefinition after) {
        String projectKey = after.projectKey().text();
        return flags.get(projectKey, after.key().text())
                .chain(flag -> environments.list(projectKey).map(all -> redefined(flag, after, all)))
                .chain(this::each);
    }

    private static Map<Environment, WhatIf> redefined(
            ConfiguredFlag flag, FlagDefinition after, List<Environment> environments) {
        Map<Environment, WhatIf> changes = new LinkedHashMap<>();
        if (!after.answersLike(flag.definition())) {
            environments.forEach(environment -> Optional.ofNullable(
                            flag.configurations().get(environment.key().text()))
                    .map(configuration -> after.isArchived()
                            ? WhatIf.without(after.key().text())
                            : WhatIf.flag(after.with(configuration)))
                    .ifPresent(change -> changes.put(environment, change)));
        }
        return changes;
    }

    /// Of another segment, in every environment that it reaches.
    @WithTransaction
    public Uni<Impacts> of(PlacedSegment after) {
        Map<Environment, WhatIf> changes = new LinkedHashMap<>();
        after.reach().environments().forEach(environment -> changes.put(environment, WhatIf.segment(after)));
        return each(changes);
    }

    /// Of several flags and segments at once, in one environment. Fails with `NotFound` of the project, the
    /// environment or a flag.
    @WithTransaction
    public Uni<Impacts> of(EnvironmentAddress address, Rewrite rewrite) {
        List<String> keys = rewrite.flagKeys();
        List<String> examined = keys.subList(0, Math.min(keys.size(), CompareServed.MAX_FLAGS));
        return environments
                .get(address.projectKey(), address.environmentKey())
                .chain(environment -> rewritten(environment, rewrite, examined)
                        .map(flags -> new WhatIf(flags, rewrite.without(), rewrite.segments()))
                        .chain(change -> compare.in(environment, change, CompareServed.MAX_FLAGS)))
                .map(impacts -> impacts.plus(new Impacts(List.of(), keys.size() - examined.size())));
    }

    private Uni<List<Flag>> rewritten(Environment environment, Rewrite rewrite, List<String> flagKeys) {
        return Multi.createFrom()
                .iterable(flagKeys)
                .onItem()
                .transformToUniAndConcatenate(
                        key -> flags.get(environment, key).map(flag -> rewritten(flag, rewrite, key)))
                .collect()
                .asList();
    }

    private static Flag rewritten(PlacedFlag flag, Rewrite rewrite, String key) {
        return rewrite.definitions()
                .getOrDefault(key, flag.definition())
                .with(rewrite.configurations().getOrDefault(key, flag.configuration()));
    }

    /// All environments share what one answer may look at.
    private Uni<Impacts> each(Map<Environment, WhatIf> changes) {
        Uni<Impacts> impacts = Uni.createFrom().item(Impacts.NONE);
        for (Map.Entry<Environment, WhatIf> change : changes.entrySet()) {
            impacts = impacts.chain(found -> compare.in(
                            change.getKey(),
                            change.getValue(),
                            CompareServed.MAX_FLAGS - found.flags().size())
                    .map(found::plus));
        }
        return impacts;
    }
}
