/// A gRPC service that decides nothing: what is left when everything that evaluation-service adds is taken away.
/// It must not know the engine, the feed or any store.
@NullMarked
package dev.guidon.benchmarks.echo;

import org.jspecify.annotations.NullMarked;
