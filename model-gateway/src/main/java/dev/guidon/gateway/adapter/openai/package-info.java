/// The parts of OpenAI's wire format that the gateway reads and writes: requests, usage, errors. Everything else passes
/// through it byte for byte.
@NullMarked
package dev.guidon.gateway.adapter.openai;

import org.jspecify.annotations.NullMarked;
