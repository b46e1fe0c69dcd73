/// What became of each call: inferences, exposures, figures. Never a prompt, never a completion.
/// Telling delays nobody: whoever listens takes what it can at once and counts what it cannot.
@NullMarked
package dev.guidon.gateway.record;

import org.jspecify.annotations.NullMarked;
