package dev.guidon.evaluation.decide;

/// Callers that see the same flags, so that changes are worked out and written once for all of them.
///
/// @param scope what changes together, such as an environment
/// @param selection what tells callers of one scope apart
public record FlagdAudience(String scope, String selection) {}
