package dev.guidon.sandbox.intent;

import dev.guidon.sandbox.encoder.UnitVector;

/// Names the intent of a message. Immutable, and deterministic: the same message always gets the same label.
public sealed interface IntentModel permits NearestDescription, SoftmaxHead {
    /// What callers write into `model`.
    String name();

    /// The label of the intent this model reads in a message; it always decides for one.
    String classify(UnitVector message);
}
