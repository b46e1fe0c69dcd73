/// The stream from exposures and events to partial sums: Kafka Streams around the pure functions of `measure`.
/// A task owns one partition: its units, their contributions and the sums of these. All of it commits together with
/// the offsets, so every record counts once.
@NullMarked
package dev.guidon.experiment.adapter.kafka.stream;

import org.jspecify.annotations.NullMarked;
