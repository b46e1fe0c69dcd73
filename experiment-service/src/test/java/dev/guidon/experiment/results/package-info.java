/// The feature on plain values.
@NullMarked
package dev.guidon.experiment.results;

import org.jspecify.annotations.NullMarked;
