package dev.guidon.flag.access;

import java.util.Set;

/// Which things of a list a statement is about.
///
/// @param tags all of which a thing must carry
public record KeyRule(Glob key, Set<String> tags) {
    public KeyRule {
        tags = Set.copyOf(tags);
    }

    public boolean isAboutAll() {
        return key.matchesAll() && tags.isEmpty();
    }
}
