package dev.guidon.flag.identity;

import dev.guidon.kit.identity.ApiKeyText;

/// A key at the one moment when its text is known.
public record IssuedKey(EnvironmentKey key, ApiKeyText text) {}
