package dev.guidon.flag.adapter.http;

import java.net.InetAddress;

/// Addresses that begin with the same bits.
final class Network {
    private static final int BYTE = 8;

    private final byte[] start;
    private final int bits;

    private Network(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /// @param text such as `10.0.0.0/8` or `fd00::/8`; throws an `IllegalArgumentException` when it is none
    static Network of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("'" + text + "' is no network; write one such as 10.0.0.0/8");
        }
        byte[] start = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = Integer.parseInt(parts[1]);
        if (bits > start.length * BYTE) {
            throw new IllegalArgumentException("'" + text + "' has more bits than an address");
        }
        return new Network(start, bits);
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (BYTE - 1 - bit % BYTE);
            if ((start[bit / BYTE] & mask) != (other[bit / BYTE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
