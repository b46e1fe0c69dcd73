package dev.guidon.sandbox.encoder;

/// What the encoder makes of a text.
///
/// @param tokens how many word pieces were read, without the two that the network adds around every text
public record EncodedText(UnitVector vector, int tokens) {}
