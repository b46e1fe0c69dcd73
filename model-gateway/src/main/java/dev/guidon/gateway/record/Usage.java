package dev.guidon.gateway.record;

import java.util.OptionalLong;

/// Tokens that the provider says it used; it may say either, both or nothing.
public record Usage(OptionalLong promptTokens, OptionalLong completionTokens) {
    public static final Usage UNKNOWN = new Usage(OptionalLong.empty(), OptionalLong.empty());
}
