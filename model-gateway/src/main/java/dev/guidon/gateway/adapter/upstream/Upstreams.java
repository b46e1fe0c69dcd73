package dev.guidon.gateway.adapter.upstream;

import dev.guidon.gateway.adapter.openai.OpenAiError;
import dev.guidon.gateway.record.Ending;
import dev.guidon.gateway.record.RecordCalls;
import dev.guidon.gateway.record.Status;
import dev.guidon.gateway.record.Ticker;
import dev.guidon.gateway.record.Usage;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All providers that are configured, checked when the service starts.
@Startup
@ApplicationScoped
public class Upstreams {
    private final Vertx vertx;
    private final RecordCalls records;
    private final Ticker ticker;
    private final long heldBytes;
    private final Map<String, Upstream> byName = new HashMap<>();

    Upstreams(Vertx vertx, ProviderSettings settings, RecordCalls records, Ticker ticker) {
        this.vertx = vertx;
        this.records = records;
        this.ticker = ticker;
        this.heldBytes = settings.heldAnswer().asLongValue();
        settings.providers()
                .forEach((name, provider) -> byName.put(name, new Upstream(vertx, Provider.of(name, provider))));
    }

    /// Takes a call to its provider and the answer back. Returns at once; call it on the event loop of the caller's
    /// connection.
    public void relay(Call call) {
        records.departed(call.inference());
        String name = call.inference().choice().model().provider();
        Upstream upstream = byName.get(name);
        if (upstream == null) {
            refuse(call, name);
        } else {
            new Relay(call, upstream, records, vertx, ticker, heldBytes).start();
        }
    }

    private void refuse(Call call, String provider) {
        records.committed(call.inference());
        new OpenAiError(
                        500,
                        "provider_not_configured",
                        "variant '" + call.inference().choice().variant() + "' names provider '" + provider
                                + "'; set guidon.gateway.providers." + provider + ".base-url")
                .send(call.response());
        Duration spent = Duration.ofNanos(ticker.nanos() - call.arrivedAt());
        records.ended(
                call.inference(),
                new Ending(Status.UPSTREAM_UNREACHABLE, 0, spent, Duration.ZERO, Optional.empty(), Usage.UNKNOWN));
    }

    @PreDestroy
    void close() {
        byName.values().forEach(Upstream::close);
    }
}
