/// Turns text into vectors: the MiniLM network, and what makes it bearable under load (a bounded pool, a memory).
/// Knows nothing of intents or of HTTP.
@NullMarked
package dev.guidon.sandbox.encoder;

import org.jspecify.annotations.NullMarked;
