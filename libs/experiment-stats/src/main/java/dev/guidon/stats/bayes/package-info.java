/// What is believed about an effect after the data: posteriors, chances to win, expected losses. Knows nothing of
/// p-values.
@NullMarked
package dev.guidon.stats.bayes;

import org.jspecify.annotations.NullMarked;
