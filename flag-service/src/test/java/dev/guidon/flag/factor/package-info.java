/// Second factors, without a database.
@NullMarked
package dev.guidon.flag.factor;

import org.jspecify.annotations.NullMarked;
