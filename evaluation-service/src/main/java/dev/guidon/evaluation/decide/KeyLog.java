package dev.guidon.evaluation.decide;

/// Learns which keys are in use. Never waits.
@FunctionalInterface
public interface KeyLog {

    void used(Caller caller);
}
