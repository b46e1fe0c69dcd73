package dev.guidon.flag.webhook;

import java.time.Duration;

/// How hard is tried.
///
/// @param firstRetry pause after the first failed attempt; each pause is three times as long as the one before
/// @param giveUpAfter for how long a delivery is tried
/// @param disableAfter for how long every delivery of a webhook fails until it is disabled
/// @param lease for how long an instance has a delivery to itself; longer than an attempt can take
/// @param keep for how long deliveries can be looked at
/// @param perWebhook deliveries of one webhook that are under way at once
public record WebhookPolicy(
        Duration firstRetry,
        Duration giveUpAfter,
        Duration disableAfter,
        Duration lease,
        Duration keep,
        int perWebhook) {}
