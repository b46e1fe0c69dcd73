package dev.guidon.gateway.record;

/// Measures spans of time: differences between its readings count, the readings do not.
@FunctionalInterface
public interface Ticker {

    long nanos();
}
