package dev.guidon.flag.edit;

import dev.guidon.flag.project.Environment;
import java.util.List;

/// A flag in a project in which nobody else changes anything now.
///
/// @param environments all of the project
public record LockedFlag(ConfiguredFlag flag, List<Environment> environments) {
    public LockedFlag {
        environments = List.copyOf(environments);
    }
}
