/// Changes of many flags as one: all of them or none, with what becomes of each. A dry run makes the changes, too, and
/// takes them back, so that it cannot tell anything else than what they would do.
@NullMarked
package dev.guidon.flag.batch;

import org.jspecify.annotations.NullMarked;
