/// Flags, rules and what they serve, as immutable values that cannot be wrong one by one.
/// What only holds across flags (a prerequisite names a flag that exists) is the author's to check.
@NullMarked
package dev.guidon.engine.flag;

import org.jspecify.annotations.NullMarked;
