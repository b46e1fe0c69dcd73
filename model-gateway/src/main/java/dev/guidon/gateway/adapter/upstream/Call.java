package dev.guidon.gateway.adapter.upstream;

import dev.guidon.gateway.record.Inference;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/// A call whose model is chosen.
///
/// @param arrivedAt reading of the ticker
/// @param headers of the caller's that the provider gets too
/// @param body that the provider gets
/// @param response to the caller; nothing of it is sent yet
public record Call(Inference inference, long arrivedAt, MultiMap headers, Buffer body, HttpServerResponse response) {

    @Override
    public String toString() {
        return "call " + inference.id();
    }
}
