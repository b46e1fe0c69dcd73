/// Whether an experiment's data can be trusted before any effect is read from them: the sample ratio, tested at any
/// time, and the segments to blame when it is off.
@NullMarked
package dev.guidon.stats.health;

import org.jspecify.annotations.NullMarked;
