package dev.guidon.gateway.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.gateway.record.Ending;
import dev.guidon.gateway.record.Inference;
import dev.guidon.gateway.record.Status;
import dev.guidon.gateway.record.Usage;
import dev.guidon.gateway.route.Choice;
import dev.guidon.gateway.route.ModelVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMeters meters = new CallMeters(registry);

    @Test
    void theGatewaysOwnTimeIsWhatTheProviderDidNotHave() {
        meters.ended(inference("route"), ending(Duration.ofMillis(50), Duration.ofMillis(48)));

        assertThat(registry.get("guidon.gateway.calls").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(50);
        assertThat(registry.get("guidon.gateway.upstream").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(48);
        assertThat(registry.get("guidon.gateway.overhead").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(2);
    }

    @Test
    void manyRoutesDoNotMakeManySeries() {
        for (int i = 0; i < 1_500; i++) {
            meters.ended(inference("route-" + i), ending(Duration.ofMillis(1), Duration.ZERO));
        }

        assertThat(registry.get("guidon.gateway.calls").timers()).hasSizeLessThanOrEqualTo(1_001);
        assertThat(registry.get("guidon.gateway.calls")
                        .tag("route", "other")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(500);
    }

    private static Inference inference(String route) {
        ModelVersion model = new ModelVersion("p", "m", Map.of(), Map.of());
        return new Inference(
                "i",
                new Choice.Chosen("env", 1, route, "a", 1, model, Optional.empty(), Optional.empty()),
                false,
                Instant.EPOCH);
    }

    private static Ending ending(Duration total, Duration upstream) {
        return new Ending(Status.OK, 200, total, upstream, Optional.empty(), Usage.UNKNOWN);
    }
}
