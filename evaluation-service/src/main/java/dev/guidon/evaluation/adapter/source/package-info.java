/// Documents of flags out of files, over HTTP, and from other flagds.
@NullMarked
package dev.guidon.evaluation.adapter.source;

import org.jspecify.annotations.NullMarked;
