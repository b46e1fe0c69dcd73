/// The service as its callers see it: over HTTP, on a real PostgreSQL, Redis and Kafka.
@NullMarked
package dev.guidon.experiment;

import org.jspecify.annotations.NullMarked;
