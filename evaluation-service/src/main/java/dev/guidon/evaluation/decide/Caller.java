package dev.guidon.evaluation.decide;

import dev.guidon.kit.identity.KeyKind;

/// Who asks: the environment that a key names, and what the key may see.
///
/// @param keyId of the key
public record Caller(String environmentId, KeyKind kind, String keyId) {

    boolean maySee(boolean clientVisible) {
        return kind == KeyKind.SERVER || clientVisible;
    }

    boolean maySeeRules() {
        return kind == KeyKind.SERVER;
    }
}
