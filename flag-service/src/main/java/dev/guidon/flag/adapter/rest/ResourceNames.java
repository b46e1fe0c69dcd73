package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.access.ResourceName;
import dev.guidon.flag.access.ResourceType;
import dev.guidon.flag.project.Environment;
import java.util.Set;

/// Names of resources that no path leads to.
final class ResourceNames {
    private ResourceNames() {}

    static ResourceName of(Environment environment) {
        return environment(environment.projectKey().text(), environment.key().text());
    }

    static ResourceName environment(String project, String key) {
        return ResourceName.project(project).with(ResourceType.ENVIRONMENT, key);
    }

    /// All flags of a project.
    static ResourceName flags(String project) {
        return ResourceName.project(project).with(ResourceType.FLAG, ResourceName.ALL);
    }

    /// What a flag is everywhere.
    static ResourceName flagOf(String project, String key, Set<String> tags) {
        return ResourceName.project(project).with(ResourceType.FLAG, key).tagged(tags);
    }

    /// All flags in an environment.
    static ResourceName flagsIn(String project, String environment) {
        return environment(project, environment).with(ResourceType.FLAG, ResourceName.ALL);
    }

    /// What a flag is in an environment.
    static ResourceName flag(String project, String environment, String key, Set<String> tags) {
        return environment(project, environment).with(ResourceType.FLAG, key).tagged(tags);
    }
}
