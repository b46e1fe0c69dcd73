/// The outside world of this service: protocols it speaks, stores it needs, destinations it supplies.
@NullMarked
package dev.guidon.flag.adapter;

import org.jspecify.annotations.NullMarked;
