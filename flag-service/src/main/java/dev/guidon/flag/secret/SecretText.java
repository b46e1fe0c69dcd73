package dev.guidon.flag.secret;

/// A text that is never printed.
///
/// @param reveal the text itself
public record SecretText(String reveal) {
    @Override
    public String toString() {
        return "SecretText[…]";
    }
}
