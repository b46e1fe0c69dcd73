package dev.guidon.flag.webhook;

/// What the body of a delivery looks like.
public sealed interface Payload {

    /// The event as a CloudEvents 1.0 document in JSON.
    record Standard() implements Payload {}

    /// A message as Slack and those who copied its incoming webhooks take it.
    record Slack() implements Payload {}

    /// Text of the owner's own, with the event's fields in it.
    ///
    /// @param text in Mustache
    record Template(String text, String contentType) implements Payload {
        public static final int MAX_LENGTH = 16_384;
    }
}
