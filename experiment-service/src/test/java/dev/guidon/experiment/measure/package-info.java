/// The feature on plain values.
@NullMarked
package dev.guidon.experiment.measure;

import org.jspecify.annotations.NullMarked;
