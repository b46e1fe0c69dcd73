/// What producers write, and what a plain pass over all of it amounts to. Shares no code with the service: the service
/// is held to it.
@NullMarked
package dev.guidon.experiment.log;

import org.jspecify.annotations.NullMarked;
