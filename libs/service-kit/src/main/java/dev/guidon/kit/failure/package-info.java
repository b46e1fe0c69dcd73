/// What can be expected to go wrong, as values, in the words that clients and alerts match on.
/// Knows no protocol: each adapter turns a failure into its own status in exactly one place.
@NullMarked
package dev.guidon.kit.failure;

import org.jspecify.annotations.NullMarked;
