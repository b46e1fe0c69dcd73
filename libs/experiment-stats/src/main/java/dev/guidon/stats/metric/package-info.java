/// Sufficient statistics of the metrics that need more than one number per unit: ratios, means with covariates,
/// quantiles; and what shapes them before an analysis, winsorisation and collapsed dimensions. They add up over
/// disjoint units. Knows nothing of effects.
@NullMarked
package dev.guidon.stats.metric;

import org.jspecify.annotations.NullMarked;
