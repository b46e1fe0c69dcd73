/// Tests against published values.
@NullMarked
package dev.guidon.metrics.classify;

import org.jspecify.annotations.NullMarked;
