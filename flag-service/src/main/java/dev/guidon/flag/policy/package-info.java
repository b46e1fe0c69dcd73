/// What an environment demands of changes: comments, approval, and quiet while it is frozen; and who may by-pass that.
/// Knows nothing of how changes get approved or scheduled.
@NullMarked
package dev.guidon.flag.policy;

import org.jspecify.annotations.NullMarked;
