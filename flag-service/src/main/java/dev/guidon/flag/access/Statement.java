package dev.guidon.flag.access;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One sentence of a policy: these actions on these resources are allowed, or denied.
public record Statement(Effect effect, List<ActionPattern> actions, List<ResourcePattern> resources) {
    public static final int MAX_PATTERNS = 50;

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    public enum Effect {
        ALLOW,
        DENY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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
        return denies(action, name, resources.stream());
    }

    /// Whether it denies it for some tags that the thing may have.
    boolean deniesForSomeTags(Action action, ResourceName name) {
        return denies(action, name, resources.stream().map(ResourcePattern::withoutTags));
    }

    private boolean denies(Action action, ResourceName name, Stream<ResourcePattern> patterns) {
        return effect == Effect.DENY
                && isAbout(action)
                && patterns.anyMatch(pattern -> pattern.touches(name)
                        || (action.reachesIntoEnvironments(name)
                                && pattern.withoutEnvironment().touches(name)));
    }

    /// Whether it allows an action on all that a pattern matches. May say no where a closer look would say yes.
    boolean covers(Action action, ResourcePattern resource) {
        return effect == Effect.ALLOW && isAbout(action) && resources.stream().anyMatch(own -> own.covers(resource));
    }
}
