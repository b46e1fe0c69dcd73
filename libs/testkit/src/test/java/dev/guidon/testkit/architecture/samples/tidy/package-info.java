/// A service that keeps every rule.
@NullMarked
package dev.guidon.testkit.architecture.samples.tidy;

import org.jspecify.annotations.NullMarked;
