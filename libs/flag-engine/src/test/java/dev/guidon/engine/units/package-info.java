/// Lists of units.
@NullMarked
package dev.guidon.engine.units;

import org.jspecify.annotations.NullMarked;
