package dev.guidon.gateway.route;

import dev.guidon.feed.Environment;
import dev.guidon.kit.identity.KeyKind;

/// Who calls: an environment, at the moment the call arrived, and the kind of key that named it.
public record Caller(Environment environment, KeyKind kind) {

    boolean maySee(boolean clientVisible) {
        return kind == KeyKind.SERVER || clientVisible;
    }
}
