/// How many `Evaluate` requests evaluation-service answers beside a bare echo with the same messages, both as they are
/// packaged, as processes of this machine. Starts everything that this takes and stops it again.
@NullMarked
package dev.guidon.benchmarks.grpc;

import org.jspecify.annotations.NullMarked;
