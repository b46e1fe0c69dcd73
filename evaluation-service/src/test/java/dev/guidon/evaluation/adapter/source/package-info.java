/// Tests of where documents come from.
@NullMarked
package dev.guidon.evaluation.adapter.source;

import org.jspecify.annotations.NullMarked;
