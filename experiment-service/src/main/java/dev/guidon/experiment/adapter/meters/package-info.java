/// Every figure that this service shows to operators, in one place: name, labels, meaning.
@NullMarked
package dev.guidon.experiment.adapter.meters;

import org.jspecify.annotations.NullMarked;
