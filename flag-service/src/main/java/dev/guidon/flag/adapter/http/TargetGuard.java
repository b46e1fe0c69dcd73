package dev.guidon.flag.adapter.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Which addresses may be connected to. Whoever sets a webhook up chooses where this service connects to, so that
/// without a guard they could reach what only the service reaches: itself, its neighbours, the cloud's metadata
/// (OWASP, server side request forgery). Only addresses of the public internet are good, by the special-purpose
/// registries of IANA (RFC 6890), and those that the operator names.
final class TargetGuard {
    private static final List<Network> SPECIAL = List.of(
            Network.of("0.0.0.0/8"),
            Network.of("10.0.0.0/8"),
            Network.of("100.64.0.0/10"),
            Network.of("127.0.0.0/8"),
            Network.of("169.254.0.0/16"),
            Network.of("172.16.0.0/12"),
            Network.of("192.0.0.0/24"),
            Network.of("192.0.2.0/24"),
            Network.of("192.88.99.0/24"),
            Network.of("192.168.0.0/16"),
            Network.of("198.18.0.0/15"),
            Network.of("198.51.100.0/24"),
            Network.of("203.0.113.0/24"),
            Network.of("224.0.0.0/3"));

    /// Global unicast of IPv6; nothing else of it is the internet.
    private static final Network GLOBAL = Network.of("2000::/3");

    /// Parts of it that are not, or that carry an IPv4 address inside: protocol assignments and Teredo, documentation,
    /// 6to4.
    private static final List<Network> SPECIAL_GLOBAL = List.of(
            Network.of("2001::/23"), Network.of("2001:db8::/32"), Network.of("2002::/16"), Network.of("3fff::/20"));

    private final List<Network> allowed;

    /// @param allowed networks that are good in spite of it
    TargetGuard(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /// The first address that is good, if one is.
    Optional<InetAddress> choose(List<InetAddress> addresses) {
        return addresses.stream().filter(this::isGood).findFirst();
    }

    boolean isGood(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? SPECIAL.stream().noneMatch(network -> network.contains(address))
                : GLOBAL.contains(address) && SPECIAL_GLOBAL.stream().noneMatch(network -> network.contains(address));
    }
}
