/// Who hears of changes, over whatever protocol.
@NullMarked
package dev.guidon.evaluation.adapter.changes;

import org.jspecify.annotations.NullMarked;
