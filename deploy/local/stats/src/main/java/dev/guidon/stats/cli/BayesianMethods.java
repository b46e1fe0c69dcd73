package dev.guidon.stats.cli;

import java.util.Map;

/// Posteriors of effects, and what follows from them.
final class BayesianMethods {
    private BayesianMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of();
    }
}
