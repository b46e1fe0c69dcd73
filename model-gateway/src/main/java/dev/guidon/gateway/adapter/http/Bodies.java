package dev.guidon.gateway.adapter.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/// Bodies of requests that were read before.
final class Bodies {
    private Bodies() {}

    /// Empty when the request has none.
    static byte[] bytes(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }
}
