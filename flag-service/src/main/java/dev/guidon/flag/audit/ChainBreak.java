package dev.guidon.flag.audit;

/// The first place where a chain does not hold.
///
/// @param position of the entry
public record ChainBreak(long position, String problem) {}
