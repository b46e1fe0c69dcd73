/// Who calls, and which environment they mean.
/// Keys are checked in memory against the rulesets that carry them; nothing here waits.
@NullMarked
package dev.guidon.experiment.identify;

import org.jspecify.annotations.NullMarked;
