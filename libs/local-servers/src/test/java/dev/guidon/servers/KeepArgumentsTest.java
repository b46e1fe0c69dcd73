package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepArgumentsTest {

    @Test
    void withoutMoreAllServersAreWantedAndTheirDataThrownAway() {
        KeepArguments parsed = KeepArguments.parse(List.of("--state", "s", "--owner", "12"));

        assertThat(parsed.kinds()).containsExactly(ServerKind.values());
        assertThat(parsed.ports()).isEmpty();
        assertThat(parsed.durability()).isEqualTo(Durability.THROWN_AWAY);
    }

    @Test
    void serversPortsAndDurabilityCanBeNamed() {
        KeepArguments parsed = KeepArguments.parse(
                List.of("--state", "s", "--owner", "12", "--servers", "redis", "--port", "redis=7000", "--durable"));

        assertThat(parsed.kinds()).containsExactly(ServerKind.REDIS);
        assertThat(parsed.ports()).containsEntry(ServerKind.REDIS, 7000);
        assertThat(parsed.durability()).isEqualTo(Durability.KEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--state s",
                "--owner 12",
                "--owner",
                "--state s --owner twelve",
                "--state s --owner 12 --servers mongo",
                "--state s --owner 12 --port redis",
                "--state s --owner 12 --quick yes"
            })
    void wrongArgumentsAreRefused(String line) {
        assertThatThrownBy(() -> KeepArguments.parse(List.of(line.split(" "))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
