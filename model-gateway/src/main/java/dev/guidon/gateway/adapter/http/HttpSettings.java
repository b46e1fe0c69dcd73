package dev.guidon.gateway.adapter.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What the gateway takes in.
@ConfigMapping(prefix = "guidon.gateway")
public interface HttpSettings {

    /// How long the body of a request may be. Must fit an int.
    @WithDefault("4M")
    MemorySize maxBodySize();

    /// Feedback that may wait for Kafka at once; what comes on top is told to come back.
    @WithDefault("256")
    int maxFeedbackUnderWay();
}
