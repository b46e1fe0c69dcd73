/// Effects that differ between segments: whether they do beyond chance, and what each segment's effect is then best
/// believed to be. Knows nothing of how segments are found.
@NullMarked
package dev.guidon.stats.segment;

import org.jspecify.annotations.NullMarked;
