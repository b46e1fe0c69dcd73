package dev.guidon.engine.flag;

import java.util.Set;

/// Another flag of the environment that must be on and serve one of `variants`.
public record Prerequisite(String flagKey, Set<String> variants) {
    public Prerequisite {
        variants = Set.copyOf(variants);
    }
}
