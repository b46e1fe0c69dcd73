package dev.guidon.gateway.adapter.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// Settings as an operator writes them.
    private record Settings(
            String baseUrl,
            Optional<String> apiKey,
            Duration connectTimeout,
            Duration firstByteTimeout,
            Duration idleTimeout,
            Duration totalTimeout,
            Duration keepAlive,
            int maxConnections,
            int maxWaiting)
            implements ProviderSettings.OneProvider {

        static Settings of(String baseUrl) {
            return new Settings(baseUrl, Optional.empty(), SECOND, SECOND, SECOND, SECOND, SECOND, 1, 0);
        }

        Settings withIdleTimeout(Duration timeout) {
            return new Settings(baseUrl, apiKey, SECOND, SECOND, timeout, SECOND, SECOND, 1, 0);
        }

        Settings withMaxConnections(int connections) {
            return new Settings(baseUrl, apiKey, SECOND, SECOND, SECOND, SECOND, SECOND, connections, 0);
        }

        Settings withApiKey(String key) {
            return new Settings(baseUrl, Optional.of(key), SECOND, SECOND, SECOND, SECOND, SECOND, 1, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8090/v1, false, 127.0.0.1, 8090, /v1",
        "https://api.example.com/v1/, true, api.example.com, 443, /v1",
        "HTTP://example.com, false, example.com, 80, ''",
        "https://[::1]:9/a/b//, true, [::1], 9, /a/b"
    })
    void anAddressIsTakenApart(String url, boolean tls, String host, int port, String path) {
        Provider provider = Provider.of("p", Settings.of(url));

        assertThat(provider.tls()).isEqualTo(tls);
        assertThat(provider.host()).isEqualTo(host);
        assertThat(provider.port()).isEqualTo(port);
        assertThat(provider.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is neither http nor https",
        "no url at all, is no URL",
        "ftp://example.com, is neither http nor https",
        "http:///v1, names no host",
        "http://user:secret@example.com, holds more than host",
        "http://example.com?key=secret, holds more than host"
    })
    void aWrongAddressIsNamedAndNotShown(String url, String problem) {
        assertThatThrownBy(() -> Provider.of("p", Settings.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("guidon.gateway.providers.p.base-url " + problem)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aLimitThatIsNoneIsNamed() {
        Settings settings = Settings.of("http://localhost");

        assertThatThrownBy(() -> Provider.of("p", settings.withIdleTimeout(Duration.ZERO)))
                .hasMessageContaining("guidon.gateway.providers.p.idle-timeout is PT0S");
        assertThatThrownBy(() -> Provider.of("p", settings.withMaxConnections(0)))
                .hasMessageContaining("guidon.gateway.providers.p.max-connections is 0");
    }

    @Test
    void aKeyIsABearerTokenThatNobodySees() {
        Provider provider = Provider.of("p", Settings.of("http://localhost").withApiKey(" sk-1 "));

        assertThat(provider.authorization()).contains("Bearer sk-1");
        assertThat(provider).hasToString("p");
    }

    @Test
    void aBlankKeyIsNone() {
        assertThat(Provider.of("p", Settings.of("http://localhost").withApiKey(" "))
                        .authorization())
                .isEmpty();
    }
}
