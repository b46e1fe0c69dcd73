package dev.guidon.flag.publish;

import dev.guidon.engine.flag.Flag;
import dev.guidon.kit.identity.KeyKind;

/// What readers of an environment must learn.
public sealed interface Change {

    /// A flag is new or differs.
    record FlagPut(Flag flag) implements Change {}

    /// A flag is served no more.
    record FlagRemoved(String flagKey) implements Change {}

    /// @param hash of the whole key, in hexadecimal
    record KeyPut(String keyId, KeyKind kind, String hash) implements Change {}

    record KeyRemoved(String keyId) implements Change {}
}
