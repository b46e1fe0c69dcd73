package dev.guidon.flag.project;

import java.time.Instant;

/// A place where a project's flags run, such as production.
///
/// @param id stands in API keys and on the wire; unique everywhere
/// @param sequence counts the changes that readers of the environment must learn, without gaps
public record Environment(String id, Key projectKey, Key key, String name, long sequence, Instant createdAt) {}
