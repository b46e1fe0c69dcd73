/// The feature on plain values.
@NullMarked
package dev.guidon.experiment.define;

import org.jspecify.annotations.NullMarked;
