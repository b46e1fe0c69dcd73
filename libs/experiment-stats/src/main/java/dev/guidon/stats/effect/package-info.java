/// Effects between two arms: their value and standard error, absolute and relative, with covariates and strata, and the
/// tests and intervals that follow. All tests read one value, [dev.guidon.stats.effect.EffectMoments], so that every
/// test can be combined with every adjustment. Knows nothing of priors or of repeated looks.
@NullMarked
package dev.guidon.stats.effect;

import org.jspecify.annotations.NullMarked;
