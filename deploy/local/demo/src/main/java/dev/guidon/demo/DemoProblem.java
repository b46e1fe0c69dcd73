package dev.guidon.demo;

/// Why the demo cannot go on, in one line for a person.
final class DemoProblem extends RuntimeException {
    DemoProblem(String message) {
        super(message, null, false, false);
    }
}
