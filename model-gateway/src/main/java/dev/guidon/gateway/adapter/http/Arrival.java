package dev.guidon.gateway.adapter.http;

import dev.guidon.gateway.route.Caller;
import io.vertx.ext.web.RoutingContext;

/// Who sent a request, and when it came.
///
/// @param at reading of the ticker
record Arrival(Caller caller, long at) {
    private static final String KEY = Arrival.class.getName();

    static Arrival of(RoutingContext context) {
        return context.get(KEY);
    }

    void keepIn(RoutingContext context) {
        context.put(KEY, this);
    }
}
