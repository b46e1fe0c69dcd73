package dev.guidon.flag.copy;

import java.util.EnumSet;
import java.util.Set;

/// A part of a configuration that can be copied without the rest.
public enum Part {
    /// Whether the flag is on.
    ON,
    OFF_VARIANT,
    PREREQUISITES,
    TARGETS,
    RULES,
    DEFAULT_SERVE;

    public static final Set<Part> ALL = Set.copyOf(EnumSet.allOf(Part.class));
}
