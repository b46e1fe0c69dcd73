/// Flag documents of OpenFeature flagd: read and compiled once, then decided in memory as flagd decides them, odd
/// cases included. What flagd does is taken from its evaluator of July 2026 and its rules library, jsonlogic 3.9.1 for
/// Go. Nothing here knows where a document comes from or who asks.
@NullMarked
package dev.guidon.engine.flagd;

import org.jspecify.annotations.NullMarked;
