package dev.guidon.engine.flagd;

/// A rule asks for something that flagd refuses, such as a sum of lists: the flag answers PARSE_ERROR. Has no stack
/// trace, and never leaves this package.
final class RuleFailure extends RuntimeException {
    RuleFailure(String message) {
        super(message, null, false, false);
    }
}
