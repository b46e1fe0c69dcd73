/// The stream against a plain pass over the same records.
@NullMarked
package dev.guidon.experiment.adapter.kafka.stream;

import org.jspecify.annotations.NullMarked;
