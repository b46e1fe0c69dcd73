/// A service that keeps every rule.
@NullMarked
package dev.guidon.testkit.architecture.samples.tidy.adapter.kafka;

import org.jspecify.annotations.NullMarked;
