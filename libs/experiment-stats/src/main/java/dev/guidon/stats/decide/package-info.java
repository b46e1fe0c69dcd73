/// What to do with an experiment, from the verdicts on its metrics: rules that a team chooses, with their reasons.
/// Knows nothing of how verdicts are reached.
@NullMarked
package dev.guidon.stats.decide;

import org.jspecify.annotations.NullMarked;
