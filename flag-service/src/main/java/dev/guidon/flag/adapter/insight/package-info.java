/// What makes insights tidy themselves: the clock.
@NullMarked
package dev.guidon.flag.adapter.insight;

import org.jspecify.annotations.NullMarked;
