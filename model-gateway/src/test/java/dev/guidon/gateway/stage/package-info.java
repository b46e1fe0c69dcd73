/// What tests of the gateway play with: a provider that misbehaves on demand, environments with flags and keys, readers
/// of what ends up on Kafka.
@NullMarked
package dev.guidon.gateway.stage;

import org.jspecify.annotations.NullMarked;
