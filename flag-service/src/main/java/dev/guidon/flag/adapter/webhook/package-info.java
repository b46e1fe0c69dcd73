/// What makes webhooks run: a commit somewhere, or the clock.
@NullMarked
package dev.guidon.flag.adapter.webhook;

import org.jspecify.annotations.NullMarked;
