/// Many comparisons at once: p-values, e-values and intervals that account for how many were made. Knows numbers
/// only; what belongs to one family is the caller's decision.
@NullMarked
package dev.guidon.stats.multiple;

import org.jspecify.annotations.NullMarked;
