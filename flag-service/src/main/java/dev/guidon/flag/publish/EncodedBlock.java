package dev.guidon.flag.publish;

/// Some hashes of a long list in the form in which readers load them.
public final class EncodedBlock {
    private final String id;
    private final byte[] bytes;

    /// @param id its name, in hexadecimal; the same bytes always have the same
    public EncodedBlock(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes.clone();
    }

    public String id() {
        return id;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
