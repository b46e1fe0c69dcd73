package dev.guidon.flag.removal;

import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.project.Environment;
import dev.guidon.flag.project.Project;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;

/// What keeps projects and environments from being deleted. Everything throws a `FailureException` of `Conflict`.
final class RemovalState {
    private RemovalState() {}

    static void refuseLive(Environment environment, Remains remains) {
        if (!remains.on().isEmpty()) {
            throw new FailureException(new Failure.Conflict(
                    "environment_live",
                    "environment '" + environment.key() + "' serves flags that are on, such as "
                            + String.join(", ", remains.on()) + "; turn them off there, or archive them"));
        }
    }

    static void refuseInUse(Project project, List<FlagDefinition> flags) {
        List<String> inUse = flags.stream()
                .filter(flag -> !flag.isArchived())
                .map(flag -> flag.key().text())
                .toList();
        if (!inUse.isEmpty()) {
            throw new FailureException(new Failure.Conflict(
                    "project_in_use",
                    "project '" + project.key() + "' has " + inUse.size() + " flags in use, such as "
                            + String.join(
                                    ", ",
                                    inUse.stream().limit(Remains.MAX_NAMED).toList())
                            + "; archive them first"));
        }
    }
}
