package dev.guidon.evaluation.decide;

import dev.guidon.engine.evaluate.Explanation;
import dev.guidon.feed.Environment;

/// How a flag was decided, and the snapshot that decided.
public record Explained(Environment environment, Explanation explanation) {

    public Answer answer() {
        return new Answer(environment, explanation.decision());
    }
}
