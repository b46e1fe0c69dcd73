package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.Decision;
import dev.guidon.feed.Environment;

/// A decision and the snapshot that made it.
public record Answer(Environment environment, Decision.Served decision) {}
