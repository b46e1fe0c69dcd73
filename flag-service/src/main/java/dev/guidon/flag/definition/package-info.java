/// Changes of what a flag is everywhere in its project, as instructions or as a whole; each is a version that is kept.
/// Whatever readers can tell apart reaches every environment in the transaction of the change.
@NullMarked
package dev.guidon.flag.definition;

import org.jspecify.annotations.NullMarked;
