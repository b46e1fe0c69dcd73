package dev.guidon.testkit.architecture.samples.tidy.order;

import java.time.InstantSource;

/// Takes time and its store from outside.
public record PlaceOrder(OrderStore orders, InstantSource clock) {

    public void place(String order) {
        orders.save(order, clock.instant());
    }
}
