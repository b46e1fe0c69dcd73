package dev.guidon.flag.adapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelaySettingsTest {

    private static RelaySettings settings(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withMapping(RelaySettings.class)
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new PropertiesConfigSource(given, "test", 100))
                .build()
                .getConfigMapping(RelaySettings.class);
    }

    @Test
    void defaults() {
        RelaySettings settings = settings(Map.of());

        assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.reconcileInterval()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void explicitValues() {
        RelaySettings settings = settings(Map.of(
                "guidon.flag-service.relay.poll-interval", "250ms",
                "guidon.flag-service.relay.reconcile-interval", "10s"));

        assertThat(settings.pollInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.reconcileInterval()).isEqualTo(Duration.ofSeconds(10));
    }
}
