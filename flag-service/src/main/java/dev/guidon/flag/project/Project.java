package dev.guidon.flag.project;

import java.time.Instant;

/// Flags that are designed together, and the environments they run in.
public record Project(Key key, String name, Instant createdAt) {}
