/// Tests of flags out of documents.
@NullMarked
package dev.guidon.evaluation.standalone;

import org.jspecify.annotations.NullMarked;
