/// Who asks, and which variant they get. All of it in memory.
@NullMarked
package dev.guidon.evaluation.decide;

import org.jspecify.annotations.NullMarked;
