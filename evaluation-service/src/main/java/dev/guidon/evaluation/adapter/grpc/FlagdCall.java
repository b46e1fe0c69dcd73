package dev.guidon.evaluation.adapter.grpc;

import dev.guidon.evaluation.decide.FlagdFlags;
import io.grpc.Context;
import java.util.Map;
import java.util.Optional;

/// What is known of a call in one of flagd's protocols before its message is read.
///
/// @param key that came with it
/// @param selector that came with it
/// @param added to its context by this server
record FlagdCall(Optional<String> key, Optional<String> selector, Map<String, String> added) {
    static final Context.Key<FlagdCall> CALL = Context.key("flagd-call");
    /// The flags that the caller may see; not of calls that may select in their message.
    static final Context.Key<FlagdFlags> FLAGS = Context.key("flagd-flags");
}
