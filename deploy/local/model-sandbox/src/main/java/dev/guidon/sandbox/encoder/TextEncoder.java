package dev.guidon.sandbox.encoder;

/// Turns a text into a vector; texts that mean similar things point in similar directions.
/// The same text always gives the same vector. Safe for use by many threads at once.
@FunctionalInterface
public interface TextEncoder {
    EncodedText encode(String text);
}
