/// Who changed what, and when: one entry for each change of anything, written in the transaction of the change and
/// never touched again. Each organization has a trail of its own. Names things by their keys, so that an entry can be
/// read after they are gone.
@NullMarked
package dev.guidon.flag.audit;

import org.jspecify.annotations.NullMarked;
