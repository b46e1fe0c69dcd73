package dev.guidon.flag.project;

import java.time.Instant;

/// Flags that are designed together, and the environments they run in.
///
/// @param organization that it belongs to, for good; its own key is unique in all of them
public record Project(Key key, String organization, String name, Instant createdAt) {}
