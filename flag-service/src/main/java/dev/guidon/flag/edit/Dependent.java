package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Prerequisite;

/// A flag that requires another in some environment.
///
/// @param prerequisite names the other flag and the variants of it that are required
public record Dependent(String environmentKey, String flagKey, Prerequisite prerequisite) {}
