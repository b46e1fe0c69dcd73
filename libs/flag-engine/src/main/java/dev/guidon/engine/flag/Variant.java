package dev.guidon.engine.flag;

/// One of the answers a flag can give.
public record Variant(String key, Value value) {
    public Variant {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a variant has a key that is not empty");
        }
    }
}
