/// Tests against published values.
@NullMarked
package dev.guidon.metrics.text;

import org.jspecify.annotations.NullMarked;
