package dev.guidon.gateway.record;

import dev.guidon.gateway.route.Choice;
import java.time.Instant;

/// One call of a model, as far as it is known when it sets out.
///
/// @param streamed whether the caller asked for the answer piece by piece
public record Inference(String id, Choice.Chosen choice, boolean streamed, Instant arrivedAt) {}
