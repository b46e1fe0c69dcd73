/// Whether one model is better than another on the same items: McNemar's test and the paired bootstrap.
@NullMarked
package dev.guidon.metrics.compare;

import org.jspecify.annotations.NullMarked;
