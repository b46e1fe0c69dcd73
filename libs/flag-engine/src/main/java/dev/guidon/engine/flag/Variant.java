package dev.guidon.engine.flag;

/// One of the answers a flag can give.
public record Variant(String key, Caption caption, Value value) {
    public Variant {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a variant has a key that is not empty");
        }
    }

    /// A variant whose key says enough.
    public Variant(String key, Value value) {
        this(key, Caption.NONE, value);
    }

    /// Whether whoever is served this cannot tell it from `other`.
    public boolean answersLike(Variant other) {
        return key.equals(other.key) && value.equals(other.value);
    }
}
