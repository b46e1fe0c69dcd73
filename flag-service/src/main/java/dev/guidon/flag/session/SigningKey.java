package dev.guidon.flag.session;

import java.time.Instant;

/// A key that access tokens are signed with.
///
/// @param publicKey a JSON Web Key
/// @param sealedPrivateKey a JSON Web Key in a [dev.guidon.flag.secret.SecretBox]
public record SigningKey(String id, String publicKey, String sealedPrivateKey, Instant createdAt) {}
