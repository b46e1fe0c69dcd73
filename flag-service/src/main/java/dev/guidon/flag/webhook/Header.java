package dev.guidon.flag.webhook;

import dev.guidon.flag.secret.SecretText;

/// A header that a receiver asks for.
///
/// @param secret whether its value is never shown again
public record Header(String name, SecretText value, boolean secret) {}
