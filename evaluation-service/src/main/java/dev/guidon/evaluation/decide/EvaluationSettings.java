package dev.guidon.evaluation.decide;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How this service answers.
@ConfigMapping(prefix = "guidon.evaluation")
public interface EvaluationSettings {

    /// How long a request that demands a minimal sequence waits for it before it fails with UNAVAILABLE.
    @WithDefault("0.25S")
    Duration minSequenceWait();
}
