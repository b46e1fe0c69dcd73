package dev.guidon.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX_AMD64",
        "Linux, aarch64, LINUX_AARCH64",
        "Mac OS X, x86_64, MAC_AMD64",
        "Mac OS X, aarch64, MAC_AARCH64"
    })
    void isToldFromWhatTheJdkSays(String system, String architecture, Platform expected) {
        assertThat(Platform.of(system, architecture)).isEqualTo(expected);
    }

    @Test
    void aMachineWithoutBinariesIsPointedToContainers() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64")).hasMessageContaining("use containers");
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64")).hasMessageContaining("Linux riscv64");
    }

    @ParameterizedTest
    @EnumSource
    void theRedisArtifactHasABinaryForEveryPlatform(Platform platform) {
        assertThat(getClass().getResource("/" + platform.redisBinary())).isNotNull();
    }
}
