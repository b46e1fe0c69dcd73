package dev.guidon.experiment.adapter.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How soon numbers follow what happens.
@ConfigMapping(prefix = "guidon.experiment-service")
public interface FreshnessSettings {

    /// How often definitions move from the outbox to Kafka. A new experiment starts to count after about
    /// this. The scheduler knows whole seconds only.
    @WithDefault("1S")
    Duration relayInterval();

    /// How often each partition sends the sums that changed. Results are behind the last event by about this, the
    /// commit interval of Kafka Streams and the time that a message takes.
    @WithDefault("1S")
    Duration emitInterval();
}
