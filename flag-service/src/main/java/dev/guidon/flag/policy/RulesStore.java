package dev.guidon.flag.policy;

import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where policies and freeze windows are kept. Works in the caller's transaction.
public interface RulesStore {
    /// Windows that a project may have, with those of its environments.
    int MAX_WINDOWS = 200;

    /// The standard when nobody changed it.
    Uni<EnvironmentPolicy> policy(Environment environment);

    Uni<Void> put(Environment environment, EnvironmentPolicy policy);

    Uni<Void> add(FreezeWindow window);

    /// Those of a project and of all its environments, by name.
    Uni<List<FreezeWindow>> windows(String projectKey);

    Uni<Void> remove(FreezeWindow window);
}
