package dev.guidon.sandbox.intent;

/// A customer's message, the intent a person reads in it, and the part of the data set it belongs to.
public record LabelledMessage(String text, String label, Split split) {
    public LabelledMessage {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a message of intent '" + label + "' has no text");
        }
    }

    /// Fixed in the data set, so that a figure measured today compares with one measured later.
    public enum Split {
        /// Models may learn from it.
        TRAIN,
        /// Held out: models are measured on it and never see it before.
        TEST
    }
}
