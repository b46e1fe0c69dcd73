/// Rulesets compiled once, decisions made from them: in memory, without I/O, without exceptions.
/// Nothing here knows where a ruleset comes from or who asks.
@NullMarked
package dev.guidon.engine.evaluate;

import org.jspecify.annotations.NullMarked;
