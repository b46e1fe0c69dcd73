/// Requests that carry a key of their caller's and are carried out once, however often they arrive. Knows nothing of
/// what they do.
@NullMarked
package dev.guidon.flag.idempotency;

import org.jspecify.annotations.NullMarked;
