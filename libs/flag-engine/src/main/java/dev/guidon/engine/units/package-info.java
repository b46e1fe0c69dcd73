/// Lists of units too long for a ruleset, held as hashes. Knows neither segments nor where a list comes from.
@NullMarked
package dev.guidon.engine.units;

import org.jspecify.annotations.NullMarked;
