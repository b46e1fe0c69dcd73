package dev.guidon.sandbox.intent;

/// What a customer wants. The description is all that the baseline model knows of it.
public record Intent(String label, String description) {
    public Intent {
        if (label.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("an intent needs a label and a description, not '" + label + "'");
        }
    }
}
