/// What makes changes whose time has come: the clock.
@NullMarked
package dev.guidon.flag.adapter.clock;

import org.jspecify.annotations.NullMarked;
