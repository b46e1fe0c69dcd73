package dev.guidon.engine.flag;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/// An IP network in CIDR notation (RFC 4632). Names are never resolved.
public final class Network {
    private final byte[] address;
    private final int prefixLength;

    private Network(byte[] address, int prefixLength) {
        this.address = address;
        this.prefixLength = prefixLength;
    }

    /// Reads `10.0.0.0/8` or `2001:db8::/32`; an address alone is a network of one.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = addressOf(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().length * 8;
        if (slash < 0) {
            return Optional.of(new Network(address.get(), bits));
        }
        String suffix = text.substring(slash + 1);
        if (suffix.isEmpty() || suffix.length() > 3 || !suffix.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int length = Integer.parseInt(suffix);
        return length <= bits ? Optional.of(new Network(address.get(), length)) : Optional.empty();
    }

    /// The bytes of a literal address, if `text` is one.
    public static Optional<byte[]> addressOf(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public boolean contains(byte[] candidate) {
        if (candidate.length != address.length) {
            return false;
        }
        int wholeBytes = prefixLength / 8;
        for (int i = 0; i < wholeBytes; i++) {
            if (candidate[i] != address[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0 || ((candidate[wholeBytes] ^ address[wholeBytes]) & 0xFF) >>> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(address) + "/" + prefixLength;
    }
}
