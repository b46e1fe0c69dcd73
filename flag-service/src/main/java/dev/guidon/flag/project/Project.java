package dev.guidon.flag.project;

import java.time.Instant;

/// Flags that are designed together, and the environments they run in.
///
/// @param organization that it belongs to, for good; its own key is unique in all of them
/// @param version grows by one with each change of what people read of it, from 1
public record Project(Key key, String organization, Title title, long version, Instant createdAt) {

    /// A new one.
    public Project(Key key, String organization, Title title, Instant createdAt) {
        this(key, organization, title, 1, createdAt);
    }

    public String name() {
        return title.name();
    }

    Project titled(Title next) {
        return new Project(key, organization, next, version + 1, createdAt);
    }
}
