package dev.guidon.flag.idempotency;

/// The right to carry a request out.
///
/// @param id tells this attempt from a later one that took over
public record Claim(KeyedRequest request, String id) {}
