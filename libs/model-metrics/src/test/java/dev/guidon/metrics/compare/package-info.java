/// Tests against published values.
@NullMarked
package dev.guidon.metrics.compare;

import org.jspecify.annotations.NullMarked;
