package dev.guidon.flag.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {
    private final TargetGuard guard = new TargetGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::",
                "2001:db8::1"
            })
    void whatIsNotTheInternetIsRefused(String address) {
        assertThat(guard.isGood(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "172.32.0.1", "172.15.0.1", "100.128.0.1", "2606:4700::1111"})
    void theInternetIsGood(String address) {
        assertThat(guard.isGood(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void aNetworkThatTheOperatorNamesIsGood() {
        TargetGuard open = new TargetGuard(List.of(Network.of("10.20.0.0/15"), Network.of("fd00::/8")));

        assertThat(open.isGood(InetAddress.ofLiteral("10.21.255.1"))).isTrue();
        assertThat(open.isGood(InetAddress.ofLiteral("10.22.0.1"))).isFalse();
        assertThat(open.isGood(InetAddress.ofLiteral("fd12::1"))).isTrue();
    }

    @Test
    void ofSeveralAddressesTheFirstGoodOneIsTaken() {
        InetAddress inside = InetAddress.ofLiteral("10.0.0.1");
        InetAddress outside = InetAddress.ofLiteral("1.1.1.1");

        assertThat(guard.choose(List.of(inside, outside))).contains(outside);
        assertThat(guard.choose(List.of(inside))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "example.org/8", "10.0.0.0/x", ""})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
