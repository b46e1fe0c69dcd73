/// What happens to segments by the clock.
@NullMarked
package dev.guidon.flag.adapter.segment;

import org.jspecify.annotations.NullMarked;
