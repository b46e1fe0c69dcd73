package dev.guidon.gateway.record;

import java.time.Duration;
import java.util.Optional;

/// How and when a call ended.
///
/// @param upstreamStatus the provider's HTTP status; 0 when it gave none, as the contract has it
/// @param total from the request's arrival to the last byte of the answer
/// @param upstream the part of `total` that the provider had the call; the rest is the gateway's own
/// @param firstByte from arrival to the first byte of a streamed answer
public record Ending(
        Status status,
        int upstreamStatus,
        Duration total,
        Duration upstream,
        Optional<Duration> firstByte,
        Usage usage) {

    public Duration overhead() {
        return total.minus(upstream);
    }
}
