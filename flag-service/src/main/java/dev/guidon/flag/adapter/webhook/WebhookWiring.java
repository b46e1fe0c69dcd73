package dev.guidon.flag.adapter.webhook;

import dev.guidon.flag.adapter.http.WebhookSettings;
import dev.guidon.flag.webhook.Schedule;
import dev.guidon.flag.webhook.SecretMint;
import dev.guidon.flag.webhook.WebhookPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;

/// What webhooks get handed in.
@ApplicationScoped
class WebhookWiring {
    /// Beyond the timeout of an attempt, for the transactions around it.
    private static final Duration MARGIN = Duration.ofSeconds(20);

    @Produces
    @Singleton
    WebhookPolicy policy(WebhookSettings settings) {
        return new WebhookPolicy(
                settings.firstRetry(),
                settings.giveUpAfter(),
                settings.disableAfter(),
                settings.timeout().plus(MARGIN),
                settings.keep(),
                settings.concurrencyPerWebhook());
    }

    @Produces
    @Singleton
    Schedule schedule(WebhookPolicy policy, SecureRandom random) {
        return new Schedule(policy, random);
    }

    @Produces
    @Singleton
    SecretMint mint(SecureRandom random) {
        return new SecretMint(random);
    }
}
