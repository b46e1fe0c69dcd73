package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Flag;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Page;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where flags are kept. Works in the caller's transaction. Deleted flags are gone for every method, but their keys are
/// not given out again.
public interface FlagStore {

    /// Begins the history of a definition. Fails with `AlreadyExists` when the project has one with this key.
    Uni<Void> add(FlagDefinition definition, Stamp stamp);

    Uni<Long> count(String projectKey);

    Uni<Page<ListedFlag>> page(String projectKey, FlagQuery query, Page.Request request);

    /// All definitions of a project, by key.
    Uni<List<FlagDefinition>> all(String projectKey);

    /// Those of `flagKeys` that exist in a project, archived ones too.
    Uni<List<FlagDefinition>> some(String projectKey, Set<String> flagKeys);

    /// The tags of those of `flagKeys` that exist and have some.
    Uni<Map<String, Set<String>>> tags(String projectKey, Set<String> flagKeys);

    /// A flag with its configurations in all environments. Fails with `NotFound` of the flag.
    Uni<ConfiguredFlag> get(String projectKey, String flagKey);

    /// A flag in one environment. Fails with `NotFound` of the flag.
    Uni<PlacedFlag> get(Environment environment, String flagKey);

    /// Gives flags their first configurations in an environment, and begins their history there.
    Uni<Void> start(String environmentId, List<Flag> flags, Stamp stamp);

    /// Replaces the configuration of a flag in an environment, and adds it to the history.
    Uni<Void> replace(String environmentId, Flag flag, Stamp stamp);

    /// Replaces a definition, and adds it to the history.
    Uni<Void> update(FlagDefinition definition, Stamp stamp);

    /// Takes a flag and its configurations away. Its history stays.
    Uni<Void> delete(String projectKey, String flagKey, Instant at);

    /// Which flags count as requiring another.
    enum Requiring {
        IN_USE,
        IN_USE_OR_ARCHIVED
    }

    /// Keys of the flags that require a flag in some environment.
    Uni<List<String>> requiring(String projectKey, String flagKey, Requiring which);

    /// Everything that flags of a project, in use or archived, require anywhere.
    Uni<List<Dependent>> requirements(String projectKey);

    /// The flags, in use or archived, that require a flag, once for each environment where they do.
    Uni<List<Dependent>> dependents(String projectKey, String flagKey);

    /// Those of `flagKeys` that exist in a project and are not archived.
    Uni<Neighbours> neighbours(String projectKey, Set<String> flagKeys);

    /// Those of `flagKeys` that exist and are not archived, and everything that flags of the environment require.
    Uni<Neighbours> neighbours(Environment environment, Set<String> flagKeys);
}
