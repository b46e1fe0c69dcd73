package dev.guidon.engine.evaluate;

import java.util.List;

/// Where an attribute of a subject is, such as `country` or `device.os`; split once, when a ruleset is compiled.
///
/// @param name the whole path as it was written
/// @param segments its parts, at least one
public record AttributePath(String name, List<String> segments) {
    /// What a subject is identified by unless a flag says otherwise.
    public static final String TARGETING_KEY = "targetingKey";

    public AttributePath {
        segments = List.copyOf(segments);
    }

    public static AttributePath of(String name) {
        return new AttributePath(name, List.of(name.split("\\.", -1)));
    }
}
