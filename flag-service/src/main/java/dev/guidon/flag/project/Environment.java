package dev.guidon.flag.project;

import java.time.Instant;

/// A place where a project's flags run, such as production.
///
/// @param id stands in API keys and on the wire; unique everywhere
/// @param version grows by one with each change of what people read of it, from 1
/// @param sequence counts the changes that readers of the environment must learn, without gaps
public record Environment(
        String id, Key projectKey, Key key, Title title, long version, long sequence, Instant createdAt) {

    /// A new one.
    public Environment(String id, Key projectKey, Key key, Title title, Instant createdAt) {
        this(id, projectKey, key, title, 1, 0, createdAt);
    }

    public String name() {
        return title.name();
    }

    Environment titled(Title next) {
        return new Environment(id, projectKey, key, next, version + 1, sequence, createdAt);
    }
}
