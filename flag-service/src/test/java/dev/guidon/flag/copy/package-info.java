/// How settings of one flag become those of another.
@NullMarked
package dev.guidon.flag.copy;

import org.jspecify.annotations.NullMarked;
