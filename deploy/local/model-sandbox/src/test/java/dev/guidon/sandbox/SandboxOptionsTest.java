package dev.guidon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guidon.sandbox.http.Disturbance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxOptionsTest {
    @Test
    void withoutArgumentsTheSandboxListensOnLoopbackOnly() {
        SandboxOptions options = SandboxOptions.parse(List.of(), Map.of());

        assertThat(options.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(options.address().getPort()).isEqualTo(8090);
        assertThat(options.cacheDirectory()).isEmpty();
        assertThat(options.disturbance()).isEqualTo(Disturbance.NONE);
        assertThat(options.evaluate()).isFalse();
    }

    @Test
    void everyOptionIsUnderstood() {
        SandboxOptions options = SandboxOptions.parse(
                List.of("--port", "0", "--cache-dir", "x", "--latency-ms", "5", "--fail-every", "3", "--evaluate"),
                Map.of());

        assertThat(options.address().getPort()).isZero();
        assertThat(options.cacheDirectory()).contains(Path.of("x"));
        assertThat(options.disturbance()).isEqualTo(new Disturbance(Duration.ofMillis(5), 3));
        assertThat(options.evaluate()).isTrue();
    }

    @Test
    void thePortComesFromTheEnvironmentUnlessAnOptionNamesIt() {
        Map<String, String> environment = Map.of("PORT", "9000");

        assertThat(port(SandboxOptions.parse(List.of(), environment))).isEqualTo(9000);
        assertThat(port(SandboxOptions.parse(List.of("--port", "9001"), environment)))
                .isEqualTo(9001);
    }

    @ParameterizedTest
    @CsvSource({
        "--port http, --port",
        "--port 65536, --port",
        "--port, --port",
        "--latency-ms -1, --latency-ms",
        "--fail-every x, --fail-every",
        "--host not.a.host.invalid, --host",
        "--verbose, --verbose",
    })
    void aWrongOptionIsNamed(String arguments, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxOptions.parse(List.of(arguments.split(" ")), Map.of()))
                .withMessageContaining(named);
    }

    private static int port(SandboxOptions options) {
        return options.address().getPort();
    }
}
