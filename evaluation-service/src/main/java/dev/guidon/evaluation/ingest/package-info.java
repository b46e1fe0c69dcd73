/// Events that callers report: checked, and acknowledged only when they are safe.
@NullMarked
package dev.guidon.evaluation.ingest;

import org.jspecify.annotations.NullMarked;
