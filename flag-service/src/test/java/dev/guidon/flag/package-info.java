/// The running service, asked from outside.
@NullMarked
package dev.guidon.flag;

import org.jspecify.annotations.NullMarked;
