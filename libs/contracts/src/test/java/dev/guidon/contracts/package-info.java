/// Guards the wire formats against changes that deployed clients would not survive.
@NullMarked
package dev.guidon.contracts;

import org.jspecify.annotations.NullMarked;
