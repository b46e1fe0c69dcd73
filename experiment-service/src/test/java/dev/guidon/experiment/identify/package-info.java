/// The feature on plain values.
@NullMarked
package dev.guidon.experiment.identify;

import org.jspecify.annotations.NullMarked;
