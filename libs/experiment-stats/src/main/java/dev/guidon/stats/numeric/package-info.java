/// The numerical tools that several methods share: the standard normal distribution with exact tails, roots, minima,
/// quadrature. Knows nothing of experiments.
@NullMarked
package dev.guidon.stats.numeric;

import org.jspecify.annotations.NullMarked;
