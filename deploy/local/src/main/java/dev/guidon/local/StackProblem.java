package dev.guidon.local;

/// Something the person at the terminal can do something about. The message is for that person, without a stack
/// trace.
public final class StackProblem extends RuntimeException {

    public StackProblem(String message) {
        super(message, null, false, false);
    }
}
