package dev.guidon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guidon.gateway.adapter.http.HttpSettings;
import dev.guidon.gateway.adapter.redis.MemorySettings;
import dev.guidon.gateway.adapter.upstream.ProviderSettings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pins names and defaults: whoever changes one changes what operators rely on.
class SettingsTest {

    @Test
    void aProviderNeedsItsAddressOnly() {
        ProviderSettings settings = with(Map.of("guidon.gateway.providers.local.base-url", "http://localhost/v1"))
                .getConfigMapping(ProviderSettings.class);

        assertThat(settings.providers()).containsOnlyKeys("local");
        ProviderSettings.OneProvider provider =
                settings.providers().values().iterator().next();
        assertThat(provider.apiKey()).isEmpty();
        assertThat(provider.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(provider.firstByteTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(provider.idleTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(provider.totalTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(provider.keepAlive()).isEqualTo(Duration.ofSeconds(15));
        assertThat(provider.maxConnections()).isEqualTo(256);
        assertThat(provider.maxWaiting()).isEqualTo(1024);
        assertThat(settings.heldAnswer().asLongValue()).isEqualTo(1 << 20);
    }

    @Test
    void aProviderWithoutAddressIsNamed() {
        assertThatThrownBy(() -> with(Map.of("guidon.gateway.providers.local.api-key", "sk-1")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("guidon.gateway.providers.local.base-url")
                .hasMessageNotContaining("sk-1");
    }

    @Test
    void everythingElseHasADefault() {
        SmallRyeConfig nothing = with(Map.of());

        HttpSettings http = nothing.getConfigMapping(HttpSettings.class);
        assertThat(http.maxBodySize().asLongValue()).isEqualTo(4 << 20);
        assertThat(http.maxFeedbackUnderWay()).isEqualTo(256);
        assertThat(nothing.getConfigMapping(MemorySettings.class).rememberFor()).isEqualTo(Duration.ofDays(7));
        assertThat(nothing.getConfigMapping(ProviderSettings.class).providers()).isEmpty();
    }

    private static SmallRyeConfig with(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test"))
                .withMapping(ProviderSettings.class)
                .withMapping(HttpSettings.class)
                .withMapping(MemorySettings.class)
                .build();
    }
}
