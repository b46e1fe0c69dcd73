package dev.guidon.flag.publish;

import io.smallrye.mutiny.Uni;

/// Takes the ruleset of an environment away from where its readers look.
@FunctionalInterface
public interface RulesetRemoval {

    /// Again does no harm.
    Uni<Void> remove(String environmentId);
}
