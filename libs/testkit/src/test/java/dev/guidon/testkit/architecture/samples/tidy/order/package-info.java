/// A service that keeps every rule.
@NullMarked
package dev.guidon.testkit.architecture.samples.tidy.order;

import org.jspecify.annotations.NullMarked;
