package dev.guidon.gateway.route;

import java.util.Optional;

/// What a route's flag says about a call.
public sealed interface Choice {

    /// @param flagVersion of the configuration that decided
    /// @param environmentSequence of the ruleset that decided
    /// @param unit that the call counts for: the one that was drawn, or the caller's own where nothing was drawn;
    ///     empty for an anonymous call
    /// @param experiment that drew the variant, if one did
    record Chosen(
            String environmentId,
            long environmentSequence,
            String route,
            String variant,
            long flagVersion,
            ModelVersion model,
            Optional<Unit> unit,
            Optional<Experiment> experiment)
            implements Choice {}

    record Experiment(String key, String ruleId) {}

    /// No flag of that key serves objects.
    record NoRoute(String route) implements Choice {}

    /// The flag exists and the caller's kind of key may not see it.
    record Hidden(String route) implements Choice {}

    /// The flag serves an object that is no model version.
    record NoModel(String route, String variant) implements Choice {}
}
