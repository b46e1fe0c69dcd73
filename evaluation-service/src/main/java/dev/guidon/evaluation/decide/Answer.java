package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.feed.Environment;

/// A decision and the snapshot that made it.
///
/// @param stale whether that may have missed changes for longer than is allowed
public record Answer(Environment environment, Decision.Served decision, boolean stale) {}
