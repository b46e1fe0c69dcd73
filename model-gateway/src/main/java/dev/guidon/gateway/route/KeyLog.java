package dev.guidon.gateway.route;

/// Learns which keys are in use. Never waits.
@FunctionalInterface
public interface KeyLog {

    void used(String environmentId, String keyId);
}
