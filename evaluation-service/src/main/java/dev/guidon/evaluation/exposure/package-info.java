/// Which decisions are exposures, and that each is told once and delays nobody.
@NullMarked
package dev.guidon.evaluation.exposure;

import org.jspecify.annotations.NullMarked;
