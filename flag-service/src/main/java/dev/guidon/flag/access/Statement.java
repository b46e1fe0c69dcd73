package dev.guidon.flag.access;

import java.util.List;

/// One sentence of a policy: these actions on these resources are allowed, or denied.
public record Statement(Effect effect, List<ActionPattern> actions, List<ResourcePattern> resources) {
    public static final int MAX_PATTERNS = 50;

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    public enum Effect {
        ALLOW,
        DENY
    }

    boolean isAbout(Action action) {
        return actions.stream().anyMatch(pattern -> pattern.matches(action));
    }

    boolean allows(Action action, ResourceName name) {
        return effect == Effect.ALLOW
                && isAbout(action)
                && resources.stream().anyMatch(pattern -> pattern.matches(name));
    }

    boolean denies(Action action, ResourceName name) {
        return effect == Effect.DENY
                && isAbout(action)
                && resources.stream()
                        .anyMatch(pattern -> pattern.touches(name)
                                || (action.reachesIntoEnvironments()
                                        && pattern.withoutEnvironment().touches(name)));
    }

    /// Whether an action on a resource is among its own. May say no where a closer look would say yes.
    boolean covers(ActionPattern action, ResourcePattern resource) {
        return actions.stream().anyMatch(own -> own.covers(action))
                && resources.stream().anyMatch(own -> own.covers(resource));
    }
}
