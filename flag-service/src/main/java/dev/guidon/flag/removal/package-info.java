/// How projects and environments end: refused while they serve anybody, and then at once for all who read them. What
/// they were stays in histories and in the audit trail.
@NullMarked
package dev.guidon.flag.removal;

import org.jspecify.annotations.NullMarked;
