package dev.guidon.flag.overview;

import dev.guidon.flag.edit.Dependent;
import dev.guidon.flag.edit.FlagStore;
import dev.guidon.flag.project.ProjectStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks up what hangs together.
@ApplicationScoped
public class ReadDependencies {
    private final ProjectStore projects;
    private final FlagStore flags;

    ReadDependencies(ProjectStore projects, FlagStore flags) {
        this.projects = projects;
        this.flags = flags;
    }

    /// Nothing that leads through what the caller may not see. Fails with `NotFound` of the project or the flag.
    @WithTransaction
    public Uni<Dependencies> of(String projectKey, String flagKey, Sight sight) {
        return projects.get(projectKey)
                .chain(() -> flags.get(projectKey, flagKey))
                .chain(() -> flags.requirements(projectKey))
                .chain(all -> flags.tags(projectKey, keys(all)).map(tags -> seen(all, tags, sight)))
                .map(seen -> Dependencies.of(flagKey, seen));
    }

    private static Set<String> keys(List<Dependent> all) {
        return all.stream().flatMap(ReadDependencies::ends).collect(Collectors.toSet());
    }

    private static Stream<String> ends(Dependent dependent) {
        return Stream.of(dependent.flagKey(), dependent.prerequisite().flagKey());
    }

    private static List<Dependent> seen(List<Dependent> all, Map<String, Set<String>> tags, Sight sight) {
        return all.stream()
                .filter(dependent -> ends(dependent)
                        .allMatch(
                                key -> sight.shows(dependent.environmentKey(), key, tags.getOrDefault(key, Set.of()))))
                .toList();
    }
}
