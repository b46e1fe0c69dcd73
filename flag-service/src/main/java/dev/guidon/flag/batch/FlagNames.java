package dev.guidon.flag.batch;

import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.edit.FlagDefinition;
import java.util.Set;

/// Names of flags, as rights are about them.
public final class FlagNames {
    private FlagNames() {}

    public static ResourceName inProject(FlagDefinition flag) {
        return ResourceName.project(flag.projectKey().text())
                .with(ResourceType.FLAG, flag.key().text())
                .tagged(Set.copyOf(flag.label().tags()));
    }

    public static ResourceName inEnvironment(FlagDefinition flag, String environmentKey) {
        return ResourceName.project(flag.projectKey().text())
                .with(ResourceType.ENVIRONMENT, environmentKey)
                .with(ResourceType.FLAG, flag.key().text())
                .tagged(Set.copyOf(flag.label().tags()));
    }
}
