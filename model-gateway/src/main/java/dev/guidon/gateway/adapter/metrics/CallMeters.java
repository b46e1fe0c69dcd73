package dev.guidon.gateway.adapter.metrics;

import dev.guidon.gateway.record.CallMeter;
import dev.guidon.gateway.record.Ending;
import dev.guidon.gateway.record.Inference;
import dev.guidon.gateway.record.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Calls as operators see them. Labels are bounded: beyond [#MAX_SERIES] combinations, calls count under `other`.
@Startup
@ApplicationScoped
public class CallMeters implements CallMeter {
    private static final int MAX_SERIES = 1_000;
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<Series, Timer> calls = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Timer upstream;
    private final Timer overhead;

    private record Series(String route, String variant, Status status) {}

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
        this.upstream = Timer.builder("guidon.gateway.upstream")
                .description("Time that providers had calls")
                .publishPercentileHistogram()
                .register(registry);
        this.overhead = Timer.builder("guidon.gateway.overhead")
                .description("Time that the gateway itself adds to calls")
                .publishPercentileHistogram()
                .register(registry);
    }

    @Override
    public void ended(Inference inference, Ending ending) {
        series(new Series(inference.choice().route(), inference.choice().variant(), ending.status()))
                .record(ending.total());
        upstream.record(ending.upstream());
        overhead.record(ending.overhead());
    }

    /// A request that became no call.
    ///
    /// @param code one of the documented ones, of which there are few
    public void refused(String code) {
        refusals.computeIfAbsent(code, unseen -> Counter.builder("guidon.gateway.refusals")
                        .description("Requests that were answered with an error before any provider was asked")
                        .tag("code", unseen)
                        .register(registry))
                .increment();
    }

    private Timer series(Series wanted) {
        Timer known = calls.get(wanted);
        if (known != null) {
            return known;
        }
        Series counted = calls.size() < MAX_SERIES ? wanted : new Series(OTHER, OTHER, wanted.status());
        return calls.computeIfAbsent(counted, this::register);
    }

    private Timer register(Series series) {
        return Timer.builder("guidon.gateway.calls")
                .description("Calls of models, from arrival to the last byte of the answer")
                .tag("route", series.route())
                .tag("variant", series.variant())
                .tag("status", series.status().word())
                .register(registry);
    }
}
