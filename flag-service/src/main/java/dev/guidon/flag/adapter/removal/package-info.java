/// Deletes by the clock what deleted environments leave behind.
@NullMarked
package dev.guidon.flag.adapter.removal;

import org.jspecify.annotations.NullMarked;
