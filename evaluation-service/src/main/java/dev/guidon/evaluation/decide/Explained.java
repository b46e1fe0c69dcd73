package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.Explanation;

/// How a flag was decided, and the answer that came of it.
public record Explained(Answer answer, Explanation explanation) {}
