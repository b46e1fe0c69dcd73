package dev.guidon.testkit.architecture.samples.tidy.order;

import java.time.Instant;

/// The port of [PlaceOrder].
public interface OrderStore {

    void save(String order, Instant at);
}
