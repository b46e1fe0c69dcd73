package dev.guidon.kit.failure;

/// One thing that is wrong with an input.
///
/// @param field where, as a JSON pointer such as `/rules/0/serve/variant`, or the name of a parameter or header
/// @param message what was found there and what would be right
public record Violation(String field, String message) {}
