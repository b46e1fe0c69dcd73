/// The data plane: answers which variant of a flag a subject gets.
@NullMarked
package dev.guidon.evaluation;

import org.jspecify.annotations.NullMarked;
