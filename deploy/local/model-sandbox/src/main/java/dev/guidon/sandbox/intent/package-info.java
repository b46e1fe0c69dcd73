/// The labelled messages, the two models that name the intent of a message, and how good they are on held-out messages.
/// Works on vectors that somebody else computes; knows nothing of HTTP.
@NullMarked
package dev.guidon.sandbox.intent;

import org.jspecify.annotations.NullMarked;
