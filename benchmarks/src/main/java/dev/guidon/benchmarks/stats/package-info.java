/// Whether the statistics keep their promises: how often methods that are looked at every day call an effect that
/// is not there, how often intervals hold the true effect, how often an effect is found. Everything is drawn from
/// seeds, so a run can be repeated to the digit.
@NullMarked
package dev.guidon.benchmarks.stats;

import org.jspecify.annotations.NullMarked;
