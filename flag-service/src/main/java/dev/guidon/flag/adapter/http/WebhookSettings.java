package dev.guidon.flag.adapter.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How webhooks are delivered.
@ConfigMapping(prefix = "guidon.flag-service.webhooks")
public interface WebhookSettings {

    /// Networks that webhooks may lead to although they are not of the public internet, such as `10.20.0.0/16`. Without
    /// them loopback, link-local and private addresses are refused, so that nobody reaches the inside through a
    /// webhook.
    Optional<List<String>> allowedNetworks();

    /// How long an attempt may take, from the look-up of the name to the end of the answer.
    @WithDefault("10s")
    Duration timeout();

    /// The pause after the first attempt that failed. Each further pause is three times as long, up to three hours.
    @WithDefault("5s")
    Duration firstRetry();

    /// For how long a delivery is tried.
    @WithDefault("24h")
    Duration giveUpAfter();

    /// A webhook whose deliveries fail for this long is disabled.
    @WithDefault("72h")
    Duration disableAfter();

    /// For how long deliveries can be looked at and replayed.
    @WithDefault("7d")
    Duration keep();

    /// Deliveries of one webhook that are under way at once, on all instances together.
    @WithDefault("4")
    int concurrencyPerWebhook();

    /// Deliveries that are under way at once on an instance.
    @WithDefault("32")
    int concurrency();
}
