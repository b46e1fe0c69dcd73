package dev.guidon.flag.webhook;

import java.time.Instant;
import java.util.Optional;

/// An event on its way to one webhook.
///
/// @param id the same at every attempt, so that a receiver can tell a repetition
/// @param eventId of the event, which other webhooks are told of too
/// @param type of the event
/// @param attempts how often it was sent or tried
/// @param dueAt when it is sent next, while it is pending
/// @param giveUpAt when it is sent no more
public record Delivery(
        String id,
        String webhookId,
        String eventId,
        String type,
        Message message,
        State state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        Instant giveUpAt) {

    /// What is sent, made when the event happens, so that every attempt sends the same.
    public record Message(String contentType, String body) {}

    public enum State {
        PENDING,
        DELIVERED,
        /// Every attempt failed for as long as is tried.
        DEAD,
        /// There is nothing to send: the template gave an empty text, or failed.
        SKIPPED
    }

    /// One attempt to deliver.
    ///
    /// @param number from 1
    public record Attempt(int number, Instant at, long durationMillis, Outcome outcome) {}

    Delivery settled(State next) {
        return new Delivery(id, webhookId, eventId, type, message, next, attempts, createdAt, dueAt, giveUpAt);
    }

    Delivery dueAgain(Instant at) {
        return new Delivery(id, webhookId, eventId, type, message, State.PENDING, attempts, createdAt, at, giveUpAt);
    }

    Delivery attempted() {
        return new Delivery(id, webhookId, eventId, type, message, state, attempts + 1, createdAt, dueAt, giveUpAt);
    }

    /// From the beginning.
    Delivery replayed(Instant at, Instant giveUp) {
        return new Delivery(id, webhookId, eventId, type, message, State.PENDING, attempts, createdAt, at, giveUp);
    }

    /// A delivery that one instance has taken to send.
    ///
    /// @param claim tells it from a later one, should this one take too long
    public record Claimed(Delivery delivery, Webhook webhook, String claim) {}

    /// A delivery with its attempts, oldest first.
    public record Logged(Delivery delivery, java.util.List<Attempt> attempts) {
        public Logged {
            attempts = java.util.List.copyOf(attempts);
        }

        /// How the last attempt went, if there was one.
        public Optional<Attempt> last() {
            return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
        }
    }
}
