/// The service as its callers see it: over gRPC and HTTP, on a real Redis and Kafka.
@NullMarked
package dev.guidon.evaluation;

import org.jspecify.annotations.NullMarked;
