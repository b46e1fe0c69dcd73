/// Rights, as values.
@NullMarked
package dev.guidon.flag.access;

import org.jspecify.annotations.NullMarked;
