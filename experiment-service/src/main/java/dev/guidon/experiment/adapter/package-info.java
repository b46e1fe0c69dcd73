/// The outside world of this service: protocols it speaks, stores it needs, the system's clock.
@NullMarked
package dev.guidon.experiment.adapter;

import org.jspecify.annotations.NullMarked;
