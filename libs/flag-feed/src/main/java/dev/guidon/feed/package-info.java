/// How rulesets travel through Redis by sequence number: the one that writes them, the many that follow.
/// Knows the keys, scripts and the wire form of flags; knows neither who authors flags nor who evaluates them.
@NullMarked
package dev.guidon.feed;

import org.jspecify.annotations.NullMarked;
