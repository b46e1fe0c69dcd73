package dev.guidon.flag.publish;

/// A change in the form it travels in, which only adapters read.
public final class EncodedChange {
    private final byte[] bytes;

    public EncodedChange(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
