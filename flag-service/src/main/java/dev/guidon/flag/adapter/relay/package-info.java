/// What makes the relays run: a commit somewhere, or the clock.
@NullMarked
package dev.guidon.flag.adapter.relay;

import org.jspecify.annotations.NullMarked;
