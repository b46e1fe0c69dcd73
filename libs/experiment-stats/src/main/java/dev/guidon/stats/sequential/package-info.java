/// Inference that may be looked at again and again: confidence sequences and e-values that hold at every moment at
/// once, and group sequential tests that spend their error over planned looks. Knows effects only as a value with
/// its standard error, so covariate adjustment, ratios and strata combine with all of them.
@NullMarked
package dev.guidon.stats.sequential;

import org.jspecify.annotations.NullMarked;
