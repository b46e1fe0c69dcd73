package dev.guidon.flag.adapter.rest;

import dev.guidon.flag.session.Session;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Where a request comes from. Behind a proxy, `quarkus.http.proxy.*` must say whom to believe about it.
final class ClientOrigin {
    /// One household gets at least this much of IPv6, so less tells nobody apart (RFC 6177).
    private static final int IPV6_PREFIX_BYTES = 8;

    private ClientOrigin() {}

    static Session.Origin of(HttpServerRequest request) {
        String agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        return Session.Origin.byPassword(address(request), printable(agent));
    }

    private static String address(HttpServerRequest request) {
        return Optional.ofNullable(request.remoteAddress())
                .map(address -> Optional.ofNullable(address.hostAddress()).orElse(address.toString()))
                .map(ClientOrigin::network)
                .orElse("");
    }

    /// @param address in digits, so that no name is looked up
    static String network(String address) {
        try {
            return address.contains(":") && InetAddress.getByName(address) instanceof Inet6Address ipv6
                    ? prefix(ipv6)
                    : address;
        } catch (UnknownHostException notInDigits) {
            return address;
        }
    }

    private static String prefix(Inet6Address address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_PREFIX_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    }

    private static String printable(String agent) {
        return agent.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
